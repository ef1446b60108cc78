package retour.server.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Stores;
import retour.server.withdrawal.MatchStatement;
import retour.server.withdrawal.ReceiveStatement;
import retour.server.withdrawal.Statement;
import retour.server.withdrawal.StatementKey;
import retour.server.withdrawal.Withdrawal;
import retour.server.withdrawal.WithdrawalChannel;
import retour.server.withdrawal.WithdrawalId;
import retour.server.withdrawal.WithdrawalState;
import retour.server.withdrawal.Withdrawals;

/** Statements of withdrawal: handed in by the store's own shop, listed, read. */
@RestController
@RequestMapping("/api/v1/withdrawals")
class WithdrawalsApi {

  private static final int MOST = 200;

  private final Stores stores;
  private final Orders orders;
  private final ReceiveStatement receive;
  private final MatchStatement match;
  private final Withdrawals withdrawals;

  WithdrawalsApi(
      Stores stores, Orders orders, ReceiveStatement receive, MatchStatement match, Withdrawals withdrawals) {
    this.stores = stores;
    this.orders = orders;
    this.receive = receive;
    this.match = match;
    this.withdrawals = withdrawals;
  }

  /**
   * A statement.
   *
   * @param contract the order number, or whatever else identifies the contract
   * @param address e-mail address for the receipt
   * @param goods which goods, in the person's words; absent for the whole contract
   * @param parts units by order line; absent for the whole contract; wants a known order number
   * @param language of the receipt; the store's first where it is absent
   * @param statedAt when it was made; absent for now
   */
  record NewWithdrawal(
      String name,
      String contract,
      String address,
      Optional<String> goods,
      Optional<Map<Integer, Integer>> parts,
      Optional<String> language,
      Optional<Instant> statedAt) {}

  /** @param next address of the page that follows; absent on the last */
  record WithdrawalPage(List<WithdrawalRow> withdrawals, Optional<String> next) {}

  @PostMapping
  ResponseEntity<WithdrawalView> create(@AuthenticationPrincipal Caller caller, @RequestBody NewWithdrawal wanted) {
    Optional<Order> order = orders.byNumber(caller.store(), wanted.contract());
    Map<Integer, Integer> parts = wanted.parts().orElse(Map.of());
    if (order.isEmpty() && !parts.isEmpty()) {
      throw Refused.fields(List.of(new FieldFault("/contract", "unknown_order")));
    }
    order.ifPresent(known -> requireLines(known, parts));
    Withdrawal made = match.atOnce(receive(statement(caller, wanted, order)));
    return ResponseEntity.created(URI.create("/api/v1/withdrawals/" + made.id().value())).body(view(made));
  }

  @GetMapping
  ResponseEntity<WithdrawalPage> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam Optional<String> state,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.clamp(limit, 1, MOST);
    List<WithdrawalRow> rows =
        withdrawals
            .newest(caller.store(), state.map(WithdrawalsApi::state), after.map(WithdrawalId::new), size)
            .stream()
            .map(WithdrawalRow::of)
            .toList();
    Optional<String> next =
        rows.size() < size
            ? Optional.empty()
            : Optional.of(
                "/api/v1/withdrawals?limit=" + size + "&after=" + rows.getLast().id()
                    + state.map(code -> "&state=" + code).orElse(""));
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    next.ifPresent(address -> answer.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\""));
    return answer.body(new WithdrawalPage(rows, next));
  }

  @GetMapping("/{id}")
  WithdrawalView read(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    return view(withdrawals.get(caller.store(), new WithdrawalId(id)));
  }

  private WithdrawalView view(Withdrawal withdrawal) {
    return WithdrawalView.of(withdrawal, withdrawals.clock(withdrawal));
  }

  private Withdrawal receive(Statement statement) {
    try {
      return receive.receive(statement).withdrawal();
    } catch (Refused refused) {
      if (refused.code() != ProblemCode.INVALID_INPUT) {
        throw refused;
      }
      throw Refused.fields(
          refused.fields().stream().map(fault -> new FieldFault("/" + fault.field(), fault.code())).toList());
    }
  }

  private Statement statement(Caller caller, NewWithdrawal wanted, Optional<Order> order) {
    return new Statement(
        caller.store(),
        StatementKey.next(),
        WithdrawalChannel.API,
        new Statement.Words(wanted.name(), wanted.contract(), wanted.address(), wanted.goods().orElse("")),
        wanted.parts().orElse(Map.of()),
        order.map(Order::id),
        wanted.language().orElseGet(() -> stores.get(caller.store()).languages().getFirst()),
        wanted.statedAt(),
        caller.actor());
  }

  private static void requireLines(Order order, Map<Integer, Integer> parts) {
    parts.forEach(
        (lineNo, units) -> {
          int bought = order.line(lineNo).map(line -> line.quantity()).orElse(0);
          if (units < 1 || units > bought) {
            throw Refused.fields(List.of(new FieldFault("/parts/" + lineNo, bought == 0 ? "unknown_line" : "below_one")));
          }
        });
  }

  private static WithdrawalState state(String code) {
    for (WithdrawalState state : WithdrawalState.values()) {
      if (state.code().equals(code)) {
        return state;
      }
    }
    throw Refused.fields(List.of(new FieldFault("state", "not_one_of")));
  }
}
