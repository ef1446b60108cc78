package retour.server.sepa;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account number (ISO 13616) of a bank that takes euro transfers, in capitals without blanks.
 *
 * <p>INVARIANT: its country takes part in SEPA, its length and letters are that country's, its check digits fit.
 */
public record Iban(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{1,30}");
  private static final BigInteger CHECK = BigInteger.valueOf(97);
  private static final int COUNTRY = 2;
  private static final int HEAD = 4;
  private static final int SHOWN = 4;

  /** What follows the check digits, by country: the IBAN registry's structures of the countries in SEPA. */
  private static final Map<String, Pattern> SEPA =
      Map.ofEntries(
          country("AD", "\\d{8}[A-Z0-9]{12}"),
          country("AL", "\\d{8}[A-Z0-9]{16}"),
          country("AT", "\\d{16}"),
          country("BE", "\\d{12}"),
          country("BG", "[A-Z]{4}\\d{6}[A-Z0-9]{8}"),
          country("CH", "\\d{5}[A-Z0-9]{12}"),
          country("CY", "\\d{8}[A-Z0-9]{16}"),
          country("CZ", "\\d{20}"),
          country("DE", "\\d{18}"),
          country("DK", "\\d{14}"),
          country("EE", "\\d{16}"),
          country("ES", "\\d{20}"),
          country("FI", "\\d{14}"),
          country("FR", "\\d{10}[A-Z0-9]{11}\\d{2}"),
          country("GB", "[A-Z]{4}\\d{14}"),
          country("GI", "[A-Z]{4}[A-Z0-9]{15}"),
          country("GR", "\\d{7}[A-Z0-9]{16}"),
          country("HR", "\\d{17}"),
          country("HU", "\\d{24}"),
          country("IE", "[A-Z]{4}\\d{14}"),
          country("IS", "\\d{22}"),
          country("IT", "[A-Z]\\d{10}[A-Z0-9]{12}"),
          country("LI", "\\d{5}[A-Z0-9]{12}"),
          country("LT", "\\d{16}"),
          country("LU", "\\d{3}[A-Z0-9]{13}"),
          country("LV", "[A-Z]{4}[A-Z0-9]{13}"),
          country("MC", "\\d{10}[A-Z0-9]{11}\\d{2}"),
          country("MD", "[A-Z0-9]{20}"),
          country("ME", "\\d{18}"),
          country("MK", "\\d{3}[A-Z0-9]{10}\\d{2}"),
          country("MT", "[A-Z]{4}\\d{5}[A-Z0-9]{18}"),
          country("NL", "[A-Z]{4}\\d{10}"),
          country("NO", "\\d{11}"),
          country("PL", "\\d{24}"),
          country("PT", "\\d{21}"),
          country("RO", "[A-Z]{4}[A-Z0-9]{16}"),
          country("RS", "\\d{18}"),
          country("SE", "\\d{20}"),
          country("SI", "\\d{15}"),
          country("SK", "\\d{20}"),
          country("SM", "[A-Z]\\d{10}[A-Z0-9]{12}"),
          country("VA", "\\d{18}"));

  /** @throws IllegalArgumentException see {@link #fault} */
  public Iban {
    fault(value)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
  }

  /** As a person types it: blanks and small letters are fine. */
  public static Iban of(String typed) {
    return new Iban(plain(typed));
  }

  /**
   * What is wrong with a typed number: {@code iban_shape}, {@code iban_not_sepa} (a country whose banks take no euro
   * transfers), {@code iban_length} (not as that country writes them) or {@code iban_check} (a digit is wrong); empty
   * when nothing is.
   */
  public static Optional<String> fault(String typed) {
    String plain = plain(typed);
    if (!SHAPE.matcher(plain).matches()) {
      return Optional.of("iban_shape");
    }
    Pattern structure = SEPA.get(plain.substring(0, COUNTRY));
    if (structure == null) {
      return Optional.of("iban_not_sepa");
    }
    if (!structure.matcher(plain.substring(HEAD)).matches()) {
      return Optional.of("iban_length");
    }
    return remainder(plain) == 1 ? Optional.empty() : Optional.of("iban_check");
  }

  /** The end only, for people who must recognize it: {@code BG** **** 5678}. */
  public String masked() {
    return value.substring(0, COUNTRY) + "** **** " + value.substring(value.length() - SHOWN);
  }

  /** Masked, so that it does not get into a log by chance. */
  @Override
  public String toString() {
    return masked();
  }

  private static String plain(String typed) {
    return typed.replaceAll("[\\s\\u00A0]", "").toUpperCase(Locale.ROOT);
  }

  private static int remainder(String plain) {
    StringBuilder digits = new StringBuilder();
    String turned = plain.substring(HEAD) + plain.substring(0, HEAD);
    turned.chars().forEach(each -> digits.append(Character.digit(each, Character.MAX_RADIX)));
    return new BigInteger(digits.toString()).mod(CHECK).intValueExact();
  }

  private static Map.Entry<String, Pattern> country(String code, String structure) {
    return Map.entry(code, Pattern.compile(structure));
  }
}
