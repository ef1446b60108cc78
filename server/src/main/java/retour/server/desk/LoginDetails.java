package retour.server.desk;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.stream.Stream;

/**
 * What a log-in attempt brings beside name and password. Holds no network address: none is kept beside a person (clause
 * IP-22).
 *
 * @param device the browser's mark of an earlier log-in, or empty
 */
record LoginDetails(String device) implements Serializable {

  private static final long serialVersionUID = 1L;

  static LoginDetails of(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    Stream<Cookie> sent = cookies == null ? Stream.empty() : Stream.of(cookies);
    return new LoginDetails(
        sent.filter(cookie -> cookie.getName().equals(KnownDevices.COOKIE))
            .map(Cookie::getValue)
            .findFirst()
            .orElse(""));
  }
}
