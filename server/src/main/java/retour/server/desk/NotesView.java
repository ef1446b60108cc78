package retour.server.desk;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import retour.policy.money.Percent;
import retour.server.creditnote.CreditNote;
import retour.server.creditnote.NumberPattern;
import retour.server.creditnote.Seller;
import retour.server.creditnote.Series;

/**
 * The credit notes of a month.
 *
 * @param past whether there is a later month to look at
 * @param seller whom new ones name; empty until it was set
 */
public record NotesView(YearMonth month, boolean past, List<CreditNote> notes, Optional<Seller> seller) {

  public NotesView {
    notes = List.copyOf(notes);
  }

  /** The seller as the form shows it, by field. */
  public String known(String field) {
    return seller.map(known -> known(known, field)).orElse("");
  }

  private static String known(Seller seller, String field) {
    return switch (field) {
      case "seller_name" -> seller.party().name();
      case "seller_address" -> seller.party().address();
      case "seller_country" -> seller.party().country();
      case "seller_registration" -> seller.party().registration();
      case "seller_vat" -> seller.party().vatId();
      case "seller_rate" -> seller.usualRate().map(Percent::toString).orElse("");
      default ->
          Optional.ofNullable(seller.patterns().get(Series.CREDIT_NOTE)).map(NumberPattern::text).orElse("");
    };
  }
}
