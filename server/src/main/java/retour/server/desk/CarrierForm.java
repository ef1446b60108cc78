package retour.server.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import retour.server.carrier.Carrier;
import retour.server.carrier.ClaimTerm;
import retour.server.carrier.EvidenceKind;
import retour.server.page.Choice;

/** The form of a carrier: as it stands in the directory, or as it was typed when it was refused. */
public record CarrierForm(Desk desk, Optional<Carrier> carrier) {

  private static final int ROWS = 3;

  /** @param changed the carrier to change; none for a new one */
  public static CarrierForm of(Desk desk, List<Carrier> changed) {
    return new CarrierForm(desk, changed.stream().findFirst());
  }

  public boolean isNew() {
    return carrier.isEmpty();
  }

  public long version() {
    return carrier.map(Carrier::version).orElse(0L);
  }

  public String text(String field) {
    return desk.typed(field, carrier.map(known -> text(known, field)).orElse(""));
  }

  private static String text(Carrier known, String field) {
    return switch (field) {
      case "code" -> known.code();
      case "name" -> known.name();
      case "phone" -> known.phone();
      default -> known.web();
    };
  }

  /**
   * A term in the form.
   *
   * @param was the term as one text, to tell whether it was touched
   */
  public record Row(
      int no, String to, String days, String counted, String source, String was, String checked) {}

  public List<Row> rows() {
    List<ClaimTerm> terms = carrier.map(Carrier::terms).orElse(List.of());
    return IntStream.range(0, Math.max(ROWS, terms.size())).mapToObj(no -> row(terms, no)).toList();
  }

  private Row row(List<ClaimTerm> terms, int no) {
    Optional<ClaimTerm> term = no < terms.size() ? Optional.of(terms.get(no)) : Optional.empty();
    return new Row(
        no,
        desk.typed("to-" + no, term.map(CarrierPages::to).orElse("")),
        desk.typed("days-" + no, term.map(each -> Integer.toString(each.days())).orElse("")),
        desk.typed("counted-" + no, term.map(each -> each.counted().code()).orElse("calendar")),
        desk.typed("source-" + no, term.map(ClaimTerm::source).orElse("")),
        term.map(CarrierPages::now).orElse(""),
        term.map(each -> each.checked().toString()).orElse(""));
  }

  public List<Choice> counted() {
    return Stream.of(ClaimTerm.Counted.values())
        .map(each -> new Choice(each.code(), desk.t().get("carrier.counted." + each.code())))
        .toList();
  }

  public List<EvidenceKind> kinds() {
    return List.of(EvidenceKind.values());
  }

  /** What a new carrier wants is what most want. */
  public boolean wants(EvidenceKind kind) {
    return carrier
        .map(known -> known.evidence().contains(kind))
        .orElse(kind != EvidenceKind.BILL_OF_LADING && kind != EvidenceKind.REPAIR_ESTIMATE);
  }
}
