package retour.server.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import retour.server.store.Store;

/** Which language a reader wants: {@code lang} in the address, else what the browser says, else the store's first. */
public final class ReaderLanguage {

  private ReaderLanguage() {}

  public static String of(HttpServletRequest request, Store store) {
    return of(request, store.languages());
  }

  /** @param spoken at least one; the first is the default */
  public static String of(HttpServletRequest request, List<String> spoken) {
    String wanted = request.getParameter("lang");
    if (wanted != null && spoken.contains(wanted)) {
      return wanted;
    }
    if (request.getHeader("Accept-Language") == null) {
      return spoken.getFirst();
    }
    return Collections.list(request.getLocales()).stream()
        .map(Locale::getLanguage)
        .filter(spoken::contains)
        .findFirst()
        .orElse(spoken.getFirst());
  }
}
