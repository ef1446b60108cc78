package retour.server.withdrawal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.server.customer.AccessLinks;
import retour.server.mail.Attachment;
import retour.server.mail.MailNotice;
import retour.server.mail.MailTemplates;
import retour.server.mail.Outbox;
import retour.server.order.Orders;
import retour.server.page.Formats;
import retour.server.returns.Shipments;
import retour.server.store.Store;
import retour.server.store.Stores;

/** Mails about a statement, each once, to the address that the person named. In the caller's transaction. */
@Component
class StatementMails {

  private static final String PDF = "application/pdf";

  private final Stores stores;
  private final Withdrawals withdrawals;
  private final WeighStatement weigh;
  private final ReceiptPaper paper;
  private final Shipments shipments;
  private final Orders orders;
  private final AccessLinks links;
  private final MailTemplates templates;
  private final Outbox outbox;

  StatementMails(
      Stores stores,
      Withdrawals withdrawals,
      WeighStatement weigh,
      ReceiptPaper paper,
      Shipments shipments,
      Orders orders,
      AccessLinks links,
      MailTemplates templates,
      Outbox outbox) {
    this.stores = stores;
    this.withdrawals = withdrawals;
    this.weigh = weigh;
    this.paper = paper;
    this.shipments = shipments;
    this.orders = orders;
    this.links = links;
    this.templates = templates;
    this.outbox = outbox;
  }

  /** The receipt on a durable medium: content, date and time (Directive 2011/83/EU Art. 11a(4)). */
  void receipt(Withdrawal about) {
    Attachment pdf = new Attachment(about.number() + ".pdf", PDF, paper.receipt(about));
    List<MailNotice.Fact> facts =
        new ArrayList<>(
            paper.lines(about, language(about)).stream()
                .map(line -> new MailNotice.Fact(line.key(), line.value()))
                .toList());
    facts.add(new MailNotice.Fact("withdraw.sha256", about.receipt().hash()));
    put(about, "withdrawal_receipt", new Told("", facts), List.of(pdf));
  }

  /** Before the last day for sending the goods, as long as they are awaited and nobody told of a parcel (clause IE-05). */
  void remind(Withdrawal about) {
    Optional<Term> sending = about.term(Term.Name.SENDING);
    if (sending.isPresent() && weigh.awaitsGoods(about) && !isOnItsWay(about)) {
      Store store = stores.get(about.store());
      Formats f = new Formats(language(about), store.zone());
      List<MailNotice.Fact> facts =
          List.of(
              new MailNotice.Fact("withdraw.contract", about.words().contract()),
              new MailNotice.Fact("mail.detail.send_by", f.day(sending.get().lastDay())),
              new MailNotice.Fact("mail.detail.send_to", String.join("\n", store.settings().returnAddress(language(about)))));
      put(about, "withdrawal_reminder", new Told("", facts), List.of());
    }
  }

  private boolean isOnItsWay(Withdrawal about) {
    return about.returnCase().filter(id -> !shipments.ofCase(about.store(), id).isEmpty()).isPresent();
  }

  void declined(Withdrawal about) {
    put(about, "withdrawal_declined", answered(about, WithdrawalEventKind.DECLINED), List.of());
  }

  void dismissed(Withdrawal about) {
    put(about, "withdrawal_dismissed", answered(about, WithdrawalEventKind.DISMISSED), List.of());
  }

  void proofSetAside(Withdrawal about) {
    put(about, "withdrawal_proof_set_aside", answered(about, WithdrawalEventKind.PROOF_SET_ASIDE), List.of());
  }

  /** The deduction, how it was found, and where to object. */
  void reduced(Withdrawal about) {
    put(about, "withdrawal_reduced", answered(about, WithdrawalEventKind.REDUCED), List.of());
  }

  void objectionAnswered(Withdrawal about) {
    Told told = answered(about, WithdrawalEventKind.OBJECTION_ANSWERED);
    boolean granted = last(about, WithdrawalEventKind.OBJECTION_ANSWERED, "granted").equals("true");
    put(about, granted ? "withdrawal_objection_granted" : "withdrawal_objection_refused", told, List.of());
  }

  /** @param quote staff's own words */
  private record Told(String quote, List<MailNotice.Fact> facts) {}

  private Told answered(Withdrawal about, WithdrawalEventKind kind) {
    String reason = last(about, kind, "reason");
    List<MailNotice.Fact> facts =
        new ArrayList<>(List.of(new MailNotice.Fact("withdraw.contract", about.words().contract())));
    String percent = last(about, kind, "percent");
    if (!percent.isEmpty()) {
      facts.add(new MailNotice.Fact("withdraw.reduced.percent", percent + " %"));
    }
    return new Told(reason, facts);
  }

  /** What the last event of a kind tells, or empty. */
  private String last(Withdrawal about, WithdrawalEventKind kind, String name) {
    return withdrawals.history(about.store(), about.id()).reversed().stream()
        .filter(event -> event.kind() == kind)
        .findFirst()
        .map(event -> event.data().getOrDefault(name, ""))
        .orElse("");
  }

  /** The statement's own page, for whose address is the one the order was made with; else the store's. */
  private String path(Withdrawal about) {
    return about
        .order()
        .flatMap(id -> orders.find(about.store(), id))
        .filter(order -> order.buyer().email().equalsIgnoreCase(about.words().address()))
        .map(order -> "/v/" + links.issue(about.store(), order.id()) + "/withdrawals/" + about.id().value())
        .orElse("");
  }

  /** A step that can be taken again is told of again. */
  private String times(Withdrawal about, String template) {
    return switch (template) {
      case "withdrawal_proof_set_aside" -> "/" + count(about, WithdrawalEventKind.PROOF_SET_ASIDE);
      case "withdrawal_reduced" -> "/" + count(about, WithdrawalEventKind.REDUCED);
      case "withdrawal_objection_granted", "withdrawal_objection_refused" ->
          "/" + count(about, WithdrawalEventKind.OBJECTION_ANSWERED);
      default -> "";
    };
  }

  private long count(Withdrawal about, WithdrawalEventKind kind) {
    return withdrawals.history(about.store(), about.id()).stream().filter(event -> event.kind() == kind).count();
  }

  private String language(Withdrawal about) {
    return stores.get(about.store()).language(about.language());
  }

  private void put(Withdrawal about, String template, Told told, List<Attachment> attachments) {
    if (about.words().address().isEmpty()) {
      return;
    }
    MailNotice notice =
        new MailNotice(
            stores.get(about.store()),
            "withdrawal/" + about.id().value() + "/" + template + times(about, template),
            template,
            about.language(),
            about.words().address(),
            List.of(about.number(), about.words().contract()),
            told.quote(),
            told.facts(),
            path(about));
    outbox.put(templates.write(notice), attachments);
  }
}
