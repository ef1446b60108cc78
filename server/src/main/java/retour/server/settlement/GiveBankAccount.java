package retour.server.settlement;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Decision;
import retour.policy.decision.Resolution;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.order.PaymentMethod;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Acceptance;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseEventKind;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.returns.Settling;
import retour.server.returns.Settling.Made;
import retour.server.settlement.PaymentConsents.Wording;
import retour.server.store.Stores;

/** Takes the account for a refund by bank transfer: given by the customer, or by staff who were told it. */
@Service
public class GiveBankAccount {

  /** The fact by which a policy knows of the consent. */
  private static final String AGREED = "transfer_agreed";

  private final Stores stores;
  private final ReturnCases cases;
  private final Orders orders;
  private final Settling settling;
  private final BankAccounts accounts;
  private final PaymentConsents consents;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  GiveBankAccount(
      Stores stores,
      ReturnCases cases,
      Orders orders,
      Settling settling,
      BankAccounts accounts,
      PaymentConsents consents,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.stores = stores;
    this.cases = cases;
    this.orders = orders;
    this.settling = settling;
    this.accounts = accounts;
    this.consents = consents;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Whether an account is of use: the return is not over, and the policy sends the refund of one of its items by bank
   * transfer.
   */
  public boolean isWanted(ReturnCase returnCase) {
    Decision decision = cases.decision(returnCase.store(), returnCase.id()).decision();
    return isWanted(returnCase, decision, orders.find(returnCase.store(), returnCase.order()).orElseThrow());
  }

  /** As {@link #isWanted(ReturnCase)}, for who has read the case's last decision and its order. */
  public static boolean isWanted(ReturnCase returnCase, Decision decision, Order order) {
    return returnCase.nextActor() != NextActor.NOBODY
        && returnCase.items().stream()
            .filter(item -> isPaidInMoney(returnCase, item))
            .anyMatch(item -> goesByTransfer(item, decision, order));
  }

  /**
   * Keeps the account in place of an earlier one. The history says who gave it and when, never the account.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, NOT_NOW when no account is of use any more, or INVALID_INPUT (field
   *     {@code iban}: {@code iban_not_sepa} where the store pays in euro)
   */
  public ReturnCase give(CaseCommand command, BankAccount account) {
    MoneyRights.GIVE_ACCOUNT.require(command.actor());
    transaction.executeWithoutResult(_ -> keep(command, account, Optional.empty()));
    return cases.get(command.store(), command.id());
  }

  /**
   * As {@link #give(CaseCommand, BankAccount)}, and keeps that the customer agreed to a bank transfer: where the policy
   * pays otherwise as long as nobody agreed, it decides anew.
   *
   * @param agreed the words they agreed to
   */
  public ReturnCase give(CaseCommand command, BankAccount account, Wording agreed) {
    MoneyRights.GIVE_ACCOUNT.require(command.actor());
    transaction.executeWithoutResult(_ -> keep(command, account, Optional.of(agreed)));
    return cases.get(command.store(), command.id());
  }

  /**
   * Keeps that the customer agreed to a bank transfer to the account they gave before.
   *
   * @param agreed the words they agreed to
   * @throws Refused as {@link #give}; NOT_NOW also where no account was given
   */
  public ReturnCase agree(CaseCommand command, Wording agreed) {
    BankAccount known =
        accounts
            .find(command.store(), command.id())
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
    return give(command, known, agreed);
  }

  /**
   * Keeps an account that came with a request, in the caller's transaction: where a refund of it would go by transfer,
   * whatever was asked for, or where the customer agreed that it should. Else it is of no use and not kept.
   *
   * @param agreed the words the customer agreed to, if they did
   */
  public void giveAhead(CaseCommand command, BankAccount account, Optional<Wording> agreed) {
    MoneyRights.GIVE_ACCOUNT.require(command.actor());
    ReturnCase found = cases.get(command.store(), command.id());
    boolean byTransfer = found.items().stream().anyMatch(item -> paysByTransfer(found, item));
    if (byTransfer || agreed.isPresent()) {
      save(command, account, agreed, byTransfer);
    }
  }

  private void keep(CaseCommand command, BankAccount account, Optional<Wording> agreed) {
    settling.lock(command.store(), cases.get(command.store(), command.id()).order());
    save(command, account, agreed, isWanted(cases.get(command.store(), command.id())));
    if (!isWanted(cases.get(command.store(), command.id()))) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  /** @param byTransfer whether the policy pays by transfer as things stand */
  private void save(CaseCommand command, BankAccount account, Optional<Wording> agreed, boolean byTransfer) {
    account.requireReach(stores.get(command.store()).currency());
    Made made = new Made(command.actor(), clock.instant());
    if (byTransfer || agreed.isEmpty()) {
      settling.noted(command, CaseEventKind.BANK_ACCOUNT_GIVEN, Map.of(), made.at());
    } else {
      Fact consent = new Fact(AGREED, FactValue.yes(), FactSource.STAFF);
      settling.learnt(command, CaseEventKind.BANK_ACCOUNT_GIVEN, consent, made.at());
    }
    accounts.save(command.store(), command.id(), account, made);
    agreed.ifPresent(words -> consents.keep(command, words, made));
  }

  private boolean paysByTransfer(ReturnCase found, ReturnItem item) {
    Decision decision = cases.decision(found.store(), found.id()).decision();
    return paysByTransfer(item, decision, orders.find(found.store(), found.order()).orElseThrow());
  }

  /** A refund, and what goes out in money beside goods or in their place. */
  private static boolean isPaidInMoney(ReturnCase of, ReturnItem item) {
    return switch (item.resolution()) {
      case REFUND -> true;
      case STORE_CREDIT -> false;
      case EXCHANGE, REPLACEMENT, REPAIR ->
          item.settledAt().isPresent() && of.duty().filter(duty -> duty.by() == NextActor.ACCOUNTANT).isPresent();
    };
  }

  private static boolean goesByTransfer(ReturnItem item, Decision decision, Order order) {
    return item.acceptance() != Acceptance.REJECTED && paysByTransfer(item, decision, order);
  }

  private static boolean paysByTransfer(ReturnItem item, Decision decision, Order order) {
    return Plan.means(decision.line(item.key()).resolution(Resolution.REFUND), order)
        .equals(PaymentMethod.BANK_TRANSFER.code());
  }
}
