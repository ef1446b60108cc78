package retour.server.page;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The headers of every page: nothing inline, nothing from elsewhere, no address given away, no frame. */
public final class SecurityHeaders {

  /** Own files only; the CSS kit draws its ticks and arrows from {@code data:} images. */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          + "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  /** The strict headers, with the camera for pages of this server: numbers on parcels are scanned with it. */
  public static void strictWithCamera(HeadersConfigurer<HttpSecurity> headers) {
    strict(headers);
    headers.permissionsPolicyHeader(policy -> policy.policy("camera=(self), microphone=(), geolocation=()"));
  }

  public static void strict(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
        .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
        .frameOptions(frame -> frame.deny());
  }
}
