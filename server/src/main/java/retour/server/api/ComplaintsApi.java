package retour.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import retour.policy.Policy;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintCommand;
import retour.server.complaint.ComplaintId;
import retour.server.complaint.ComplaintState;
import retour.server.complaint.Complaints;
import retour.server.complaint.DecideComplaint;
import retour.server.complaint.FileComplaint;
import retour.server.complaint.Grounds;
import retour.server.complaint.HandInDocuments;
import retour.server.complaint.NewComplaint;
import retour.server.complaint.Opinion;
import retour.server.complaint.ReceivedBy;
import retour.server.complaint.Remedy;
import retour.server.complaint.TurnIntoComplaint;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.Channel;
import retour.server.returns.ReturnDraft;
import retour.server.store.Stores;
import tools.jackson.databind.JsonNode;

/** Complaints: entered, listed, read, given documents and an opinion. */
@RestController
@RequestMapping("/api/v1/complaints")
class ComplaintsApi {

  private static final int MOST = 200;

  private final Stores stores;
  private final Orders orders;
  private final Grounds grounds;
  private final FileComplaint file;
  private final DecideComplaint decide;
  private final HandInDocuments handIn;
  private final TurnIntoComplaint turn;
  private final Complaints complaints;
  private final ComplaintAnswers answers;

  ComplaintsApi(
      Stores stores,
      Orders orders,
      Grounds grounds,
      FileComplaint file,
      DecideComplaint decide,
      HandInDocuments handIn,
      TurnIntoComplaint turn,
      Complaints complaints,
      ComplaintAnswers answers) {
    this.stores = stores;
    this.orders = orders;
    this.grounds = grounds;
    this.file = file;
    this.decide = decide;
    this.handIn = handIn;
    this.turn = turn;
    this.complaints = complaints;
    this.answers = answers;
  }

  /**
   * A complaint.
   *
   * @param amount claimed, a decimal in the order's currency; absent where no money is claimed
   * @param receivedBy how the customer made it; by form where it is absent
   * @param takenBy who took it, as the register shows it
   * @param ofReturn the return, or a withdrawal's, that becomes this complaint; it is cancelled for it
   * @param name of the customer; the order's where it is absent, as are address and phone
   */
  record NewComplaintBody(
      String orderNumber,
      String subject,
      Remedy remedy,
      Optional<String> amount,
      Optional<ReceivedBy> receivedBy,
      String takenBy,
      Optional<UUID> ofReturn,
      Optional<String> name,
      Optional<String> address,
      Optional<String> phone,
      Optional<Map<String, JsonNode>> claims,
      List<Draft.Line> lines) {}

  /** What the store finds. */
  enum Finding {
    FOUNDED,
    UNFOUNDED,
    GOODS_NOT_RETURNED
  }

  /**
   * The store's opinion.
   *
   * @param remedy for a founded one
   * @param reductionPercent by how much the price is lowered
   * @param freight proven cost of transport to be repaid, a decimal in the order's currency
   * @param reason in words the customer reads
   */
  record NewOpinion(
      Long version,
      Finding finding,
      Optional<Remedy> remedy,
      Optional<Integer> reductionPercent,
      Optional<String> freight,
      String reason) {}

  /** @param next address of the page that follows; absent on the last */
  record ComplaintPage(List<ComplaintRow> complaints, Optional<String> next) {}

  @PostMapping
  ResponseEntity<ComplaintBody> create(
      @AuthenticationPrincipal Caller caller, @RequestBody NewComplaintBody wanted) {
    Order order =
        orders
            .byNumber(caller.store(), wanted.orderNumber())
            .orElseThrow(() -> Refused.fields(List.of(new FieldFault("/order_number", "unknown_order"))));
    Policy policy =
        grounds
            .policy(stores.get(caller.store()), order)
            .orElseThrow(() -> Refused.fields(List.of(new FieldFault("/order_number", "no_policy"))));
    ReturnDraft draft = new Draft(wanted.claims(), wanted.lines()).by(policy);
    NewComplaint said = complaint(caller, wanted, order, draft);
    Complaint filed = wanted.ofReturn().map(of -> outOf(new CaseId(of), said)).orElseGet(() -> file.file(said));
    return ResponseEntity.created(URI.create("/api/v1/complaints/" + filed.key())).body(answers.body(filed));
  }

  private Complaint outOf(CaseId of, NewComplaint said) {
    return turn.turn(
        new TurnIntoComplaint.Turn(
            said.store(),
            of,
            Optional.of(said.order()),
            said.intake().takenBy(),
            said.intake().actor(),
            Optional.of(said.outOf(of))));
  }

  @GetMapping
  ResponseEntity<ComplaintPage> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam Optional<String> state,
      @RequestParam Optional<Long> before,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.clamp(limit, 1, MOST);
    List<ComplaintRow> rows =
        complaints
            .newest(caller.store(), state.map(ComplaintsApi::state), before.orElse(Long.MAX_VALUE), size)
            .stream()
            .map(ComplaintRow::of)
            .toList();
    Optional<String> next =
        rows.size() < size
            ? Optional.empty()
            : Optional.of(
                "/api/v1/complaints?limit=" + size + "&before=" + rows.getLast().number()
                    + state.map(code -> "&state=" + code).orElse(""));
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    next.ifPresent(address -> answer.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\""));
    return answer.body(new ComplaintPage(rows, next));
  }

  @GetMapping("/{id}")
  ComplaintBody read(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    return answers.body(complaints.get(caller.store(), new ComplaintId(id)));
  }

  /** Files of one kind; all are kept or none. */
  @PostMapping("/{id}/documents")
  ResponseEntity<ComplaintBody> add(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestParam String kind,
      @RequestParam Optional<String> cost,
      @RequestParam Optional<String> leg,
      @RequestParam Optional<List<MultipartFile>> files) {
    Complaint seen = complaints.get(caller.store(), new ComplaintId(id));
    Optional<Complaints.Cost> proven =
        cost.map(typed -> new Complaints.Cost(leg.orElse("to_store"), money(currency(seen), typed, "cost")));
    List<HandInDocuments.Sent> sent =
        files.orElse(List.of()).stream().map(each -> new HandInDocuments.Sent(kind, content(each), proven)).toList();
    ComplaintCommand command = new ComplaintCommand(caller.store(), seen.id(), seen.version(), caller.actor());
    return ResponseEntity.status(HttpStatus.CREATED).body(answers.body(handIn.handIn(command, sent, caller.keyId().toString())));
  }

  @PostMapping("/{id}/opinion")
  ComplaintBody opine(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody NewOpinion opinion) {
    Complaint seen = complaints.get(caller.store(), new ComplaintId(id));
    ComplaintCommand command = new ComplaintCommand(caller.store(), seen.id(), opinion.version(), caller.actor());
    return answers.body(decide.decide(command, opinion(currency(seen), opinion)));
  }

  private static Opinion opinion(String currency, NewOpinion said) {
    return switch (said.finding()) {
      case UNFOUNDED -> new Opinion.Unfounded(said.reason());
      case GOODS_NOT_RETURNED -> new Opinion.GoodsNotReturned(said.reason());
      case FOUNDED ->
          new Opinion.Upheld(
              said.remedy().orElseThrow(() -> Refused.fields(List.of(new FieldFault("/remedy", "missing")))),
              said.reductionPercent().map(Percent::of),
              said.freight().map(typed -> money(currency, typed, "/freight")),
              said.reason());
    };
  }

  private static NewComplaint complaint(Caller caller, NewComplaintBody wanted, Order order, ReturnDraft draft) {
    String currency = order.paid().currency().getCurrencyCode();
    List<NewComplaint.Line> lines =
        draft.lines().stream()
            .map(line -> new NewComplaint.Line(line.lineNo(), line.quantity(), line.claims()))
            .toList();
    return new NewComplaint(
        caller.store(),
        order.id(),
        lines,
        draft.claims(),
        new Complaint.Claim(
            wanted.subject(),
            wanted.remedy(),
            wanted.amount().map(typed -> money(currency, typed, "/amount")).orElseGet(() -> Money.of(0, currency)),
            wanted.name().orElse(""),
            wanted.address().orElse(""),
            wanted.phone().orElse("")),
        Optional.empty(),
        List.of(),
        new NewComplaint.Intake(
            UUID.randomUUID().toString(),
            Channel.API,
            wanted.receivedBy().orElse(ReceivedBy.FORM),
            wanted.takenBy(),
            order.language(),
            Optional.empty(),
            caller.actor()));
  }

  private static String currency(Complaint complaint) {
    return complaint.claim().amount().currency().getCurrencyCode();
  }

  private static Money money(String currency, String typed, String field) {
    try {
      return Money.parse(typed, currency);
    } catch (IllegalArgumentException | ArithmeticException noAmount) {
      throw Refused.fields(List.of(new FieldFault(field, "not_an_amount")));
    }
  }

  private static InputStream content(MultipartFile file) {
    try {
      return file.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ComplaintState state(String code) {
    return Stream.of(ComplaintState.values())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Refused.fields(List.of(new FieldFault("state", "not_one_of"))));
  }
}
