package retour.server.sepa;

import java.util.Locale;
import java.util.regex.Pattern;

/** A bank's code (ISO 9362): 8 or 11 capitals and digits. */
public record Bic(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

  /** @throws IllegalArgumentException when it is none */
  public Bic {
    if (!isOne(value)) {
      throw new IllegalArgumentException("bic_shape");
    }
  }

  /** As a person types it: blanks and small letters are fine. */
  public static Bic of(String typed) {
    return new Bic(plain(typed));
  }

  /** Whether a typed code can be one. */
  public static boolean isOne(String typed) {
    return SHAPE.matcher(plain(typed)).matches();
  }

  private static String plain(String typed) {
    return typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }
}
