package retour.server.settlement;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Resolution;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseEventKind;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.returns.Settling;
import retour.server.returns.Settling.Made;

/** Notes what the customer wants in exchange for an item, before it is settled. */
@Service
public class ChooseExchange {

  private static final int LONGEST_NAME = 200;

  private final ReturnCases cases;
  private final Settling settling;
  private final ExchangeChoices choices;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  ChooseExchange(
      ReturnCases cases,
      Settling settling,
      ExchangeChoices choices,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.cases = cases;
    this.settling = settling;
    this.choices = choices;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Keeps the choice in place of an earlier one.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, NOT_NOW (the item is no exchange, or is settled) or
   *     INVALID_INPUT (fields {@code sku}, {@code name}, {@code price})
   */
  public ReturnCase choose(CaseCommand command, int itemNo, ExchangeChoice wanted) {
    MoneyRights.SELL.require(command.actor());
    ExchangeChoice choice = new ExchangeChoice(text("sku", wanted.sku()), text("name", wanted.name()), wanted.price());
    transaction.executeWithoutResult(
        _ -> {
          ReturnCase of = cases.get(command.store(), command.id());
          requireOpen(of, itemNo, choice);
          Made made = new Made(command.actor(), clock.instant());
          settling.noted(command, CaseEventKind.GOODS_CHOSEN, told(itemNo, choice), made.at());
          choices.keep(new AmountChanges.Of(command.store(), command.id(), itemNo), choice, made);
        });
    return cases.get(command.store(), command.id());
  }

  private static void requireOpen(ReturnCase of, int itemNo, ExchangeChoice choice) {
    ReturnItem item =
        of.items().stream()
            .filter(each -> each.itemNo() == itemNo && each.resolution() == Resolution.EXCHANGE)
            .filter(each -> each.settledAt().isEmpty())
            .findFirst()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
    if (!choice.price().currency().equals(item.money().paid().currency())) {
      throw fault("price", "other_currency");
    }
    if (choice.price().minor() <= 0) {
      throw fault("price", "not_positive");
    }
  }

  private static String text(String field, String typed) {
    String text = typed.strip();
    if (text.isEmpty() || text.length() > LONGEST_NAME) {
      throw fault(field, text.isEmpty() ? "missing" : "too_long");
    }
    return text;
  }

  private static Map<String, String> told(int itemNo, ExchangeChoice choice) {
    return Map.of("item", Integer.toString(itemNo), "name", choice.name(), "price", choice.price().toString());
  }

  private static Refused fault(String field, String code) {
    return Refused.fields(List.of(new FieldFault(field, code)));
  }
}
