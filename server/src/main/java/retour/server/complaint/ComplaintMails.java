package retour.server.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.server.customer.AccessLinks;
import retour.server.mail.Attachment;
import retour.server.mail.Letter;
import retour.server.mail.Mail;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.page.Formats;
import retour.server.page.JteViews;
import retour.server.page.Pages;
import retour.server.page.PublicAddress;
import retour.server.page.Texts;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** What a mail says about an event of a complaint: to the customer, with the document to keep, or to the staff. */
@Component
class ComplaintMails {

  private final Stores stores;
  private final Orders orders;
  private final Complaints complaints;
  private final ComplaintPapers papers;
  private final AccessLinks links;
  private final Pages pages;
  private final JteViews views;
  private final PublicAddress address;

  ComplaintMails(
      Stores stores,
      Orders orders,
      Complaints complaints,
      ComplaintPapers papers,
      AccessLinks links,
      Pages pages,
      JteViews views,
      PublicAddress address) {
    this.stores = stores;
    this.orders = orders;
    this.complaints = complaints;
    this.papers = papers;
    this.links = links;
    this.pages = pages;
    this.views = views;
    this.address = address;
  }

  /** A mail with the files that go along. */
  record Written(Mail mail, List<Attachment> attachments) {}

  /** The mail about an event; empty where there is nobody to write to. */
  Optional<Written> write(StoreId storeId, ComplaintId id, long eventNo) {
    Complaint complaint = complaints.get(storeId, id);
    ComplaintEvent event =
        complaints.history(storeId, id).stream().filter(each -> each.eventNo() == eventNo).findFirst().orElseThrow();
    Order order = orders.find(storeId, complaint.order()).orElseThrow();
    Store store = stores.get(storeId);
    boolean toStaff = event.kind() == ComplaintEvent.Kind.REMINDED;
    String recipient = toStaff ? store.settings().contactEmail() : order.buyer().email();
    String language = toStaff ? store.languages().getFirst() : complaint.language();
    Story story = new Story(store, complaint, event, pages.texts(language), new Formats(language, store.zone()));
    return recipient.isBlank()
        ? Optional.empty()
        : Optional.of(new Written(mail(story, recipient), attachments(story)));
  }

  private record Story(Store store, Complaint complaint, ComplaintEvent event, Texts t, Formats f) {

    private String told(String name) {
      return event.data().getOrDefault(name, "");
    }

    /** The texts of a reminder differ by its kind, those of a rejection by its ground. */
    private String key() {
      String variant =
          switch (event.kind()) {
            case REMINDED -> "." + told("kind");
            case REJECTED -> "." + told("ground");
            case FILED, DOCUMENT_GIVEN, DOCUMENT_DISPENSED, UPHELD, FULFILLED, REOPENED, WITHDRAWN, TURNED -> "";
          };
      return "complaint.mail." + event.kind().code() + variant + ".";
    }

    private boolean toStaff() {
      return event.kind() == ComplaintEvent.Kind.REMINDED;
    }
  }

  private Mail mail(Story story, String recipient) {
    Letter letter = letter(story);
    Map<String, Object> model =
        Map.of("letter", letter, "store", story.store(), "language", story.t().language());
    return new Mail(
        story.store().id(),
        "complaint/" + story.complaint().key() + "/" + story.event().eventNo(),
        Optional.of(story.complaint().standing().caseId().value()),
        "complaint_" + story.event().kind().code(),
        story.t().language(),
        recipient,
        letter.subject(),
        letter.text(),
        views.render("mail/letter", model));
  }

  private Letter letter(Story story) {
    Texts t = story.t();
    Object[] names = {story.store().name(), Long.toString(story.complaint().number()), story.complaint().orderNumber()};
    List<String> paragraphs = new ArrayList<>(List.of(t.get(story.key() + "text", names)));
    t.find(story.key() + "more", names).ifPresent(paragraphs::add);
    return new Letter(
        t.get(story.key() + "subject", names),
        t.get(story.key() + "title", names),
        paragraphs,
        story.told("reason"),
        details(story),
        List.of(),
        button(story),
        withdrawal(story),
        t.get(
            "mail.closing",
            story.store().name(),
            story.store().settings().contactEmail(),
            story.store().settings().contactPhone()));
  }

  /** The withdrawal function stands in every mail about an order. */
  private List<Letter.Link> withdrawal(Story story) {
    if (story.toStaff() || story.store().settings().withdrawal().isEmpty()) {
      return List.of();
    }
    String href = address.base() + "/" + story.store().id() + "/withdraw?lang=" + story.t().language();
    return List.of(new Letter.Link(story.t().get("page.withdraw"), href));
  }

  private Letter.Button button(Story story) {
    Texts t = story.t();
    if (story.toStaff()) {
      String desk = address.base() + "/desk/complaints/" + story.complaint().key();
      return new Letter.Button(t.get("complaint.mail.desk"), desk, t.get("complaint.mail.desk.hint"));
    }
    String token = links.issue(story.store().id(), story.complaint().order());
    String href = address.link(story.store().id(), token) + "?lang=" + t.language();
    return new Letter.Button(t.get("complaint.mail.button"), href, t.get("mail.link.long"));
  }

  private static List<Letter.Detail> details(Story story) {
    Texts t = story.t();
    Complaint complaint = story.complaint();
    List<Letter.Detail> details = new ArrayList<>();
    details.add(new Letter.Detail(t.get("complaint.number"), Long.toString(complaint.number())));
    details.add(new Letter.Detail(t.get("complaint.filed_on"), story.f().day(complaint.filedOn())));
    details.add(new Letter.Detail(t.get("mail.detail.order"), complaint.orderNumber()));
    details.add(new Letter.Detail(t.get("mail.detail.items"), complaint.goods()));
    String remedy = story.told("remedy");
    if (!remedy.isEmpty()) {
      String lowered = story.told("percent").isEmpty() ? "" : " (" + story.told("percent") + ")";
      details.add(new Letter.Detail(t.get("complaint.granted"), t.get("complaint.remedy." + remedy) + lowered));
    }
    String missing = story.told("missing");
    if (!missing.isBlank()) {
      String lacks =
          String.join("\n", List.of(missing.split(" ")).stream().map(kind -> ComplaintWords.document(t, kind)).toList());
      details.add(new Letter.Detail(t.get("complaint.missing"), lacks));
    }
    complaint
        .standing()
        .dueOn()
        .ifPresent(
            day ->
                details.add(
                    new Letter.Detail(t.get("complaint.due." + complaint.state().code()), story.f().day(day))));
    return details;
  }

  /** The consumer's document when it is entered, the act when it is granted (Art. 47(2), (4)). */
  private List<Attachment> attachments(Story story) {
    return switch (story.event().kind()) {
      case FILED, REOPENED -> List.of(papers.document(story.complaint()));
      case UPHELD -> List.of(papers.act(story.complaint()));
      case DOCUMENT_GIVEN, DOCUMENT_DISPENSED, REJECTED, FULFILLED, WITHDRAWN, TURNED, REMINDED -> List.of();
    };
  }
}
