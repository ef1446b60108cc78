package retour.server.cli;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Texts for the operator of a command, in their language where Retour speaks it, else in English. */
final class Words {

  private Words() {}

  /** @param name of the bundle among {@code messages} */
  static ResourceBundle of(String name, Locale locale) {
    try {
      return bundle(name, Locale.of(locale.getLanguage()));
    } catch (MissingResourceException _) {
      return bundle(name, Locale.ENGLISH);
    }
  }

  private static ResourceBundle bundle(String name, Locale locale) {
    ResourceBundle.Control withoutFallback =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle("messages." + name, locale, withoutFallback);
  }
}
