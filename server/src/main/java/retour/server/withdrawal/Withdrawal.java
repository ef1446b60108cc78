package retour.server.withdrawal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.server.order.OrderId;
import retour.server.policy.Informed;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/**
 * A statement of withdrawal and what became of it.
 *
 * @param number the receipt's number
 * @param parts units by order line; empty for the whole contract
 * @param statedAt decides whether it is in time
 * @param order the order it is about, once known
 * @param returnCase the return through which goods and money go, once it is in force
 * @param timeliness what the law says, once the order is known
 * @param informed whether the person had been told of the right as the law wants it
 * @param toldOn the day on which a person who had not been told of the right was told of it later
 * @param proofOn the day on which the person proved to have sent the goods
 * @param objectedOn the day of an objection to a deduction that staff have not answered yet
 * @param terms the law's terms, each once
 * @param version counts changes; a command names the version it saw
 */
public record Withdrawal(
    StoreId store,
    WithdrawalId id,
    String number,
    WithdrawalChannel channel,
    Statement.Words words,
    Map<Integer, Integer> parts,
    String language,
    Instant statedAt,
    Instant recordedAt,
    WithdrawalState state,
    Optional<OrderId> order,
    Optional<CaseId> returnCase,
    Optional<Timeliness> timeliness,
    boolean informed,
    Optional<LocalDate> toldOn,
    Optional<LocalDate> proofOn,
    Optional<LocalDate> objectedOn,
    List<Term> terms,
    long version) {

  public Withdrawal {
    parts = Map.copyOf(parts);
    terms = List.copyOf(terms);
  }

  /** The statement's text with its digest. */
  public Receipt receipt() {
    return Receipt.of(store, number, channel, words, statedAt);
  }

  public Optional<Term> term(Term.Name name) {
    return terms.stream().filter(term -> term.name() == name).findFirst();
  }

  Withdrawal about(Optional<OrderId> found) {
    return new Withdrawal(
        store, id, number, channel, words, parts, language, statedAt, recordedAt,
        state, found, returnCase, timeliness, informed, toldOn, proofOn, objectedOn, terms, version);
  }

  Withdrawal of(Map<Integer, Integer> units) {
    return new Withdrawal(
        store, id, number, channel, words, units, language, statedAt, recordedAt,
        state, order, returnCase, timeliness, informed, toldOn, proofOn, objectedOn, terms, version);
  }

  Withdrawal matched(OrderId found, Timeliness legal) {
    return new Withdrawal(
        store, id, number, channel, words, parts, language, statedAt, recordedAt,
        state, Optional.of(found), returnCase, Optional.of(legal), informed, toldOn, proofOn, objectedOn, terms, version);
  }

  Withdrawal as(WithdrawalState next) {
    return new Withdrawal(
        store, id, number, channel, words, parts, language, statedAt, recordedAt,
        next, order, returnCase, timeliness, informed, toldOn, proofOn, objectedOn, terms, version);
  }

  /** In force, or turned into a return, which goes on. */
  Withdrawal filed(WithdrawalState next, CaseId filed) {
    return new Withdrawal(
        store, id, number, channel, words, parts, language, statedAt, recordedAt,
        next, order, Optional.of(filed), timeliness, informed, toldOn, proofOn, objectedOn, terms, version);
  }

  Withdrawal informed(Informed told) {
    return new Withdrawal(
        store, id, number, channel, words, parts, language, statedAt, recordedAt,
        state, order, returnCase, timeliness, told.whenOrdering(), told.laterOn(), proofOn, objectedOn, terms, version);
  }

  /** @param on empty where what was shown proves nothing */
  Withdrawal proven(Optional<LocalDate> on) {
    return new Withdrawal(
        store, id, number, channel, words, parts, language, statedAt, recordedAt,
        state, order, returnCase, timeliness, informed, toldOn, on, objectedOn, terms, version);
  }

  /** @param on empty once it is answered */
  Withdrawal objected(Optional<LocalDate> on) {
    return new Withdrawal(
        store, id, number, channel, words, parts, language, statedAt, recordedAt,
        state, order, returnCase, timeliness, informed, toldOn, proofOn, on, terms, version);
  }

  /** What the person had been told of the right. */
  Informed told() {
    return new Informed(informed, toldOn);
  }

  @Override
  public String toString() {
    return "Withdrawal[" + number + "]";
  }
}
