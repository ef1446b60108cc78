package retour.server.creditnote;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import retour.policy.money.Percent;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.store.Store;

/**
 * The firm that sells, as its documents name it.
 *
 * @param usualRate of value added tax, for lines of which none is recorded; empty where the firm charges none
 * @param patterns how the numbers of each series look
 */
public record Seller(Party party, Optional<Percent> usualRate, Map<Series, NumberPattern> patterns) {

  private static final int LONGEST_NAME = 140;
  private static final int LONGEST_ADDRESS = 300;
  private static final List<String> COUNTRIES = List.of(Locale.getISOCountries());

  /** INVARIANT: a firm with a VAT number has a usual rate. */
  public Seller {
    patterns = Map.copyOf(patterns);
    if (party.vatId().isEmpty() != usualRate.isEmpty()) {
      throw new IllegalArgumentException("a firm with a VAT number has a usual rate");
    }
  }

  /** Where a store has not said who sells: its name and return address, no value added tax. */
  static Seller unsaid(Store store) {
    String address = String.join("\n", store.settings().returnAddress());
    return new Seller(new Party(store.name(), address, "", "", ""), Optional.empty(), Map.of());
  }

  NumberPattern pattern(Series series) {
    return patterns.getOrDefault(series, series.usual());
  }

  /** Whether the firm charges value added tax. */
  public boolean chargesTax() {
    return !party.vatId().isEmpty();
  }

  /**
   * What a person typed.
   *
   * @param country ISO 3166-1
   * @param vatId with its country's letters; empty for none
   * @param rate in percent, such as {@code 20}; empty without a VAT number
   * @param creditNotes pattern of the numbers of credit notes; empty for the usual one
   */
  public record Typed(
      String name, String address, String country, String registration, String vatId, String rate, String creditNotes) {

    /** @throws Refused with INVALID_INPUT (fields {@code seller_name}, {@code seller_address} ...) */
    public Seller seller() {
      List<FieldFault> faults = new ArrayList<>();
      String land = country.strip().toUpperCase(Locale.ROOT);
      String vat = vatId.replace(" ", "").toUpperCase(Locale.ROOT);
      need(faults, "seller_name", name, LONGEST_NAME);
      need(faults, "seller_address", address, LONGEST_ADDRESS);
      check(faults, "seller_country", COUNTRIES.contains(land), "not_a_country");
      check(faults, "seller_registration", registration.strip().matches("[A-Za-z0-9 ./-]{0,30}"), "not_a_number");
      check(faults, "seller_vat", vat.isEmpty() || vat.matches("[A-Z]{2}[A-Z0-9]{2,12}"), "not_a_vat_number");
      Optional<Percent> percent = percent(faults, vat);
      Map<Series, NumberPattern> patterns = patterns(faults);
      if (!faults.isEmpty()) {
        throw Refused.fields(faults);
      }
      return new Seller(
          new Party(name.strip(), address.strip().replace("\r", ""), land, registration.strip(), vat), percent, patterns);
    }

    private Optional<Percent> percent(List<FieldFault> faults, String vat) {
      if (vat.isEmpty()) {
        check(faults, "seller_rate", rate.isBlank(), "without_vat_number");
        return Optional.empty();
      }
      String text = rate.strip().replace(',', '.');
      boolean fits =
          text.matches("\\d{1,3}(\\.\\d{1,2})?")
              && new BigDecimal(text).signum() > 0
              && new BigDecimal(text).compareTo(BigDecimal.valueOf(100)) <= 0;
      check(faults, "seller_rate", fits, "not_a_rate");
      return fits ? Optional.of(new Percent(new BigDecimal(text).movePointRight(2).intValueExact())) : Optional.empty();
    }

    private Map<Series, NumberPattern> patterns(List<FieldFault> faults) {
      Map<Series, NumberPattern> patterns = new EnumMap<>(Series.class);
      if (!creditNotes.isBlank()) {
        try {
          patterns.put(Series.CREDIT_NOTE, new NumberPattern(creditNotes.strip()));
        } catch (IllegalArgumentException _) {
          faults.add(new FieldFault("seller_numbers", "not_a_pattern"));
        }
      }
      return patterns;
    }

    private static void need(List<FieldFault> faults, String field, String typed, int longest) {
      check(faults, field, !typed.isBlank(), "missing");
      check(faults, field, typed.length() <= longest, "too_long");
    }

    private static void check(List<FieldFault> faults, String field, boolean holds, String code) {
      if (!holds) {
        faults.add(new FieldFault(field, code));
      }
    }
  }
}
