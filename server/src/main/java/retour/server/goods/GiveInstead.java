package retour.server.goods;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import retour.policy.decision.Resolution;
import retour.server.goods.OpenGoods.Opened;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseEventKind;
import retour.server.returns.ReturnCase;
import retour.server.returns.Settling;
import retour.server.settlement.GoodsMoney;
import retour.server.settlement.GoodsMoney.Why;
import retour.server.settlement.GoodsPort;
import retour.server.settlement.GoodsPort.Worth;
import retour.server.settlement.InsteadOfGoods;
import retour.server.settlement.MoneyRights;

/**
 * What the customer gets where promised goods cannot be given: money for all that came back, or new goods where a repair
 * failed. A person decides it, with a reason.
 */
@Service
public class GiveInstead {

  private final OpenGoods open;
  private final GoodsRows rows;
  private final Settling settling;
  private final GoodsMoney money;
  private final GoodsPort port;

  GiveInstead(OpenGoods open, GoodsRows rows, Settling settling, GoodsMoney money, GoodsPort port) {
    this.open = open;
    this.rows = rows;
    this.settling = settling;
    this.money = money;
    this.port = port;
  }

  /**
   * Gives back what was paid for the goods that came, less what was given back of it before, and what the customer paid on
   * top. What is taken back of the sale has its credit note.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, NOT_NOW (they have left), REFUND_ABOVE_PAID,
   *     REQUIREMENT_MISSING (a second person is wanted) or INVALID_INPUT (field {@code reason})
   */
  public ReturnCase refund(CaseCommand command, UUID goods, String reason) {
    Why why = why(command, reason);
    return open.step(
        command,
        goods,
        opened -> {
          fail(opened);
          InsteadOfGoods given =
              money.refundedInstead(
                  opened.promise(), !opened.goods().differenceReference().isEmpty(), why, opened.made());
          tell(opened, Resolution.REFUND, why);
          money.document(given);
        });
  }

  /**
   * Gives new goods where a repair failed.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, NOT_NOW (it is no repair, or over), REFUND_ABOVE_PAID
   *     (money was given for it already: then the rest of it can be), REQUIREMENT_MISSING (a second person is wanted) or
   *     INVALID_INPUT (field {@code reason})
   */
  public ReturnCase replace(CaseCommand command, UUID goods, String reason) {
    Why why = why(command, reason);
    return open.step(
        command,
        goods,
        opened -> {
          if (opened.goods().kind() != Resolution.REPAIR) {
            throw Refused.because(ProblemCode.NOT_NOW);
          }
          fail(opened);
          GoodsPort.Promise next = replacement(opened);
          port.take(next);
          money.promiseInstead(next);
          tell(opened, Resolution.REPLACEMENT, why);
        });
  }

  private static GoodsPort.Promise replacement(Opened opened) {
    PromisedGoods goods = opened.goods();
    Worth worth = new Worth(Resolution.REPLACEMENT, goods.worth().value(), goods.worth().value());
    return new GoodsPort.Promise(
        opened.of(), goods.itemNo(), goods.goods().units(), goods.money(), Optional.empty(), worth, opened.at());
  }

  private void fail(Opened opened) {
    opened.requireStep(GoodsState.FAILED);
    settling.requireSecondPerson(opened.command(), opened.of().item(opened.goods().itemNo()));
    rows.fail(opened.to(GoodsState.FAILED));
  }

  private void tell(Opened opened, Resolution instead, Why why) {
    Map<String, String> told = new TreeMap<>(opened.told());
    told.put("instead", instead.code());
    told.put("reason", why.reason());
    settling.stepped(opened.command(), CaseEventKind.GOODS_FAILED, told, opened.at());
  }

  private static Why why(CaseCommand command, String reason) {
    return new Why(GoodsMoney.requireReason(reason), MoneyRights.JUDGE.requireRole(command.actor()));
  }
}
