package retour.server.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import retour.server.audit.AuditLog;
import retour.server.audit.AuditLog.Act;
import retour.server.page.SecurityHeaders;
import retour.server.store.Staff;
import retour.server.store.StoreScope;

/** Everything under {@code /desk} wants a log-in, a session cookie and CSRF tokens. */
@Configuration(proxyBeanMethods = false)
class DeskSecurity {

  private static final String LOGIN = "/desk/login";
  private static final Duration DEVICE_KNOWN_FOR = Duration.ofDays(180);

  @Bean
  AuthenticationManager deskAuthentication(
      Staff staff, LoginThrottle throttle, KnownDevices devices, SignIn signIn) {
    return new ProviderManager(new StaffAuthentication(staff, throttle, devices, signIn));
  }

  @Bean
  @Order(20)
  SecurityFilterChain deskChain(
      HttpSecurity http, AuthenticationManager deskAuthentication, KnownDevices devices, Sitting sitting) {
    http.securityMatcher("/desk", "/desk/**").authenticationManager(deskAuthentication);
    http.authorizeHttpRequests(
        asked ->
            asked
                .requestMatchers(LOGIN)
                .permitAll()
                .requestMatchers(CodePages.ADDRESS)
                .access((who, _) -> decision(who.get(), HalfSignedIn.class))
                .anyRequest()
                .access((who, _) -> decision(who.get(), SignedIn.class)));
    http.formLogin(
        form ->
            form.loginPage(LOGIN)
                .loginProcessingUrl(LOGIN)
                .usernameParameter("login")
                .passwordParameter("password")
                .authenticationDetailsSource(LoginDetails::of)
                .successHandler(welcome(devices))
                .failureHandler(DeskSecurity::refuse));
    http.headers(SecurityHeaders::strictWithCamera).addFilterBefore(new ReadableForms(), CsrfFilter.class)
        .addFilterAfter(new ScopeOfStaff(sitting), AuthorizationFilter.class);
    http.exceptionHandling(refused -> refused.accessDeniedHandler(DeskSecurity::deny));
    http.logout(out -> out.logoutUrl("/desk/logout").addLogoutHandler(leaving(sitting.audit())).logoutSuccessUrl(LOGIN + "?out"));
    return http.build();
  }

  private static AuthorizationDecision decision(@Nullable Authentication who, Class<?> wanted) {
    return new AuthorizationDecision(who != null && wanted.isInstance(who.getPrincipal()));
  }

  private static LogoutHandler leaving(AuditLog audit) {
    return (request, response, authentication) -> {
      if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
        try (StoreScope.Entered _ = StoreScope.only(person.storeId())) {
          audit.take(new Act(person.storeId(), person.actor(), "logout", ""));
        }
      }
    };
  }

  /** Marks the browser as known and goes on to the page that was asked for. */
  private static AuthenticationSuccessHandler welcome(KnownDevices devices) {
    SavedRequestAwareAuthenticationSuccessHandler onward = new SavedRequestAwareAuthenticationSuccessHandler();
    onward.setDefaultTargetUrl("/desk");
    return (request, response, person) -> {
      remember(request, response, devices);
      if (person.getPrincipal() instanceof HalfSignedIn) {
        response.sendRedirect(CodePages.ADDRESS);
      } else {
        onward.onAuthenticationSuccess(request, response, person);
      }
    };
  }

  private static void remember(HttpServletRequest request, HttpServletResponse response, KnownDevices devices) {
    String login = StaffAuthentication.normal(request.getParameter("login"));
    ResponseCookie cookie =
        ResponseCookie.from(KnownDevices.COOKIE, devices.mark(login))
            .path(LOGIN)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(DEVICE_KNOWN_FOR)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  /** A form without its token. After a pause the session is gone and with it the token: that leads to the log-in. */
  private static void deny(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (why instanceof MissingCsrfTokenException) {
      response.sendRedirect(LOGIN);
    } else if (who != null && who.getPrincipal() instanceof HalfSignedIn) {
      response.sendRedirect(CodePages.ADDRESS);
    } else {
      response.sendError(HttpStatus.NOT_FOUND.value());
    }
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    response.sendRedirect(LOGIN + (why instanceof LockedException ? "?slow" : "?wrong"));
  }
}
