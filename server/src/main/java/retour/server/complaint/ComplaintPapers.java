package retour.server.complaint;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import retour.server.mail.Attachment;
import retour.server.page.Formats;
import retour.server.page.Pages;
import retour.server.page.Papers;
import retour.server.page.Texts;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** Complaints on paper: the consumer's document, the act in two copies, the register (Act on the sale of goods Art. 47). */
@Component
public class ComplaintPapers {

  private static final String PDF = "application/pdf";

  private final Stores stores;
  private final Complaints complaints;
  private final Pages pages;
  private final Papers papers;

  ComplaintPapers(Stores stores, Complaints complaints, Pages pages, Papers papers) {
    this.stores = stores;
    this.complaints = complaints;
    this.pages = pages;
    this.papers = papers;
  }

  /** What the customer keeps: number, date, goods, claim, who took it. */
  public Attachment document(Complaint complaint) {
    return new Attachment(
        name(complaint, "document"), PDF, papers.pdf("paper/complaint", model(complaint, complaint.language())));
  }

  /** The act of a granted complaint, both copies in one file, to be signed. */
  public Attachment act(Complaint complaint) {
    Map<String, Object> model = model(complaint, complaint.language());
    String reason =
        complaints.history(complaint.store(), complaint.id()).stream()
            .filter(event -> event.kind() == ComplaintEvent.Kind.UPHELD)
            .reduce((earlier, later) -> later)
            .map(event -> event.data().getOrDefault("reason", ""))
            .orElse("");
    model.put("reason", reason);
    model.put("granted", complaint.standing().remedy());
    return new Attachment(name(complaint, "act"), PDF, papers.pdf("paper/act", model));
  }

  /**
   * The register between two days, as PDF.
   *
   * @param language ISO 639-1 code
   */
  public byte[] register(StoreId storeId, LocalDate from, LocalDate to, String language) {
    Store store = stores.get(storeId);
    Map<String, Object> model = new HashMap<>();
    model.put("store", store);
    model.put("t", pages.texts(language));
    model.put("f", new Formats(language, store.zone()));
    model.put("from", from);
    model.put("to", to);
    model.put("rows", complaints.between(storeId, from, to));
    return papers.pdf("paper/register", model);
  }

  /**
   * The register between two days as CSV after RFC 4180, in UTF-8 with a byte order mark, so that office programs read
   * Cyrillic. A cell that such a program would take for a formula begins with an apostrophe.
   */
  public byte[] csv(StoreId storeId, LocalDate from, LocalDate to) {
    StringBuilder csv = new StringBuilder("\uFEFF");
    row(
        csv,
        List.of(
            "number", "filed_on", "order", "goods", "subject", "remedy", "amount", "currency", "name", "received_by",
            "taken_by", "state", "granted", "opinion_due_on"));
    for (Complaint each : complaints.between(storeId, from, to)) {
      row(csv, cells(each));
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> cells(Complaint each) {
    return List.of(
        Long.toString(each.number()),
        each.filedOn().toString(),
        each.orderNumber(),
        each.goods(),
        each.claim().subject(),
        each.claim().remedy().code(),
        each.claim().amount().decimal().toPlainString(),
        each.claim().amount().currency().getCurrencyCode(),
        each.claim().name(),
        each.receivedBy().code(),
        each.takenBy(),
        each.state().code(),
        each.state() == ComplaintState.UPHELD || each.state() == ComplaintState.FULFILLED
            ? each.standing().remedy().code()
            : "",
        each.standing().opinionDueOn().toString());
  }

  private static void row(StringBuilder csv, List<String> cells) {
    csv.append(String.join(",", cells.stream().map(ComplaintPapers::cell).toList())).append("\r\n");
  }

  private static String cell(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  private Map<String, Object> model(Complaint complaint, String language) {
    Store store = stores.get(complaint.store());
    Texts t = pages.texts(store.language(language));
    Map<String, Object> model = new HashMap<>();
    model.put("store", store);
    model.put("t", t);
    model.put("f", new Formats(t.language(), store.zone()));
    model.put("complaint", complaint);
    return model;
  }

  private static String name(Complaint complaint, String what) {
    return "complaint-" + complaint.number() + "-" + what + ".pdf";
  }
}
