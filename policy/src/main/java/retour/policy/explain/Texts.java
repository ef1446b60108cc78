package retour.policy.explain;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of one language. */
final class Texts {

  private final Locale locale;
  private final ResourceBundle bundle;

  Texts(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "retour.policy.explain.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String language() {
    return locale.getLanguage();
  }

  String of(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  /** The text of a constant, under {@code prefix} and its name in small letters. */
  String of(String prefix, Enum<?> constant) {
    return of(prefix + "." + constant.name().toLowerCase(Locale.ROOT));
  }

  /** Such as {@code Fri 4 Dec 2026}. */
  String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("EEE d MMM uuuu", locale).format(day);
  }
}
