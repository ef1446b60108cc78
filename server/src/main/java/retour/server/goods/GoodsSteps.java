package retour.server.goods;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import retour.policy.decision.Resolution;
import retour.server.goods.OpenGoods.Opened;
import retour.server.goods.PromisedGoods.Shipment;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;
import retour.server.returns.Settling;
import retour.server.settlement.GoodsMoney;
import retour.server.settlement.MoneyRights;
import retour.server.store.Right;
import retour.server.store.Role;
import retour.server.store.StoreId;

/**
 * What happens to promised goods until the customer has them. Each step names the version of the case it was thought out
 * on, and is taken whole or not at all; what the table of {@link GoodsState} does not allow is refused with NOT_NOW.
 */
@Service
public class GoodsSteps {

  /** Who packs and repairs: programs, and staff but those who only pay or read. */
  private static final Right SEND = Right.ofStaff(Role.CLERK, Role.INSPECTOR, Role.SUPERVISOR).andPrograms();

  private static final int LONGEST = 140;
  private static final int MOST_SERIALS = 100;

  private final OpenGoods open;
  private final GoodsRows rows;
  private final Settling settling;
  private final GoodsMoney money;
  private final NewUnits newUnits;

  GoodsSteps(OpenGoods open, GoodsRows rows, Settling settling, GoodsMoney money, NewUnits newUnits) {
    this.open = open;
    this.rows = rows;
    this.settling = settling;
    this.money = money;
    this.newUnits = newUnits;
  }

  /** Goods for which something is still to be done, soonest first, at most 500. */
  public List<PromisedGoods> open(StoreId store) {
    return rows.open(store);
  }

  /** What a case promised, oldest first. */
  public List<PromisedGoods> ofCase(StoreId store, CaseId id) {
    return rows.ofCase(store, id);
  }

  /**
   * Notes that the goods left; a second time, that they left again under another number. The first time new units get an
   * order of their own with their serial numbers, under which they can come back; repaired goods can come back as before.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, NOT_NOW or INVALID_INPUT (fields {@code carrier}, {@code
   *     tracking}, {@code serials}: {@code missing}, {@code too_long}, {@code too_many})
   */
  public ReturnCase sent(CaseCommand command, UUID goods, Shipment shipment) {
    SEND.require(command.actor());
    Shipment given = checked(shipment);
    return open.step(command, goods, opened -> send(opened, given));
  }

  private void send(Opened opened, Shipment shipment) {
    opened.requireStep(GoodsState.SENT);
    if (opened.goods().state() == GoodsState.SENT) {
      sendAgain(opened, shipment);
      return;
    }
    PromisedGoods sent = opened.to(GoodsState.SENT, shipment);
    if (sent.kind() == Resolution.REPAIR) {
      rows.move(sent);
      settling.handedBack(opened.command(), sent.itemNo(), told(opened, sent), opened.at());
      return;
    }
    PromisedGoods numbered = underAnOrder(sent);
    money.sent(opened.promise());
    settling.stepped(opened.command(), CaseEventKind.GOODS_SENT, told(opened, numbered), opened.at());
  }

  private void sendAgain(Opened opened, Shipment shipment) {
    Shipment same = new Shipment(shipment.carrier(), shipment.trackingNumber(), opened.goods().shipment().serials());
    PromisedGoods again = opened.to(GoodsState.SENT, same);
    rows.move(again);
    bringForward(again);
    settling.stepped(opened.command(), CaseEventKind.GOODS_SENT, told(opened, again), opened.at());
  }

  /**
   * Notes that the customer has them.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE or NOT_NOW
   */
  public ReturnCase delivered(CaseCommand command, UUID goods) {
    SEND.require(command.actor());
    return open.step(
        command,
        goods,
        opened -> {
          opened.requireStep(GoodsState.DELIVERED);
          rows.move(opened.to(GoodsState.DELIVERED));
          bringForward(opened.goods());
          settling.stepped(command, CaseEventKind.GOODS_DELIVERED, opened.told(), opened.at());
        });
  }

  /**
   * Moves goods under repair: back into the house, or repaired and to be sent. To the manufacturer they go by a vendor
   * return, which the repair follows.
   *
   * @param to {@code IN_REPAIR} or {@code TO_BE_SENT}
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE or NOT_NOW
   */
  public ReturnCase moved(CaseCommand command, UUID goods, GoodsState to) {
    SEND.require(command.actor());
    return open.step(
        command,
        goods,
        opened -> {
          opened.requireStep(to);
          boolean byHand = to == GoodsState.IN_REPAIR || to == GoodsState.TO_BE_SENT;
          if (opened.goods().kind() != Resolution.REPAIR || !byHand) {
            throw Refused.because(ProblemCode.NOT_NOW);
          }
          rows.move(opened.to(to));
          Map<String, String> told = new TreeMap<>(opened.told());
          told.put("state", to.code());
          settling.stepped(command, CaseEventKind.REPAIR_MOVED, told, opened.at());
        });
  }

  /**
   * Notes that the customer paid the difference; then the goods can go.
   *
   * @param reference the bank's or processor's own
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, NOT_NOW or INVALID_INPUT (field {@code reference})
   */
  public ReturnCase differenceReceived(CaseCommand command, UUID goods, String reference) {
    MoneyRights.PAY.require(command.actor());
    String given = text("reference", reference);
    return open.step(
        command,
        goods,
        opened -> {
          if (!opened.goods().awaitsPayment()) {
            throw Refused.because(ProblemCode.NOT_NOW);
          }
          rows.move(opened.to(GoodsState.TO_BE_SENT).paid(given));
          money.differenceReceived(opened.promise());
          Map<String, String> told = new TreeMap<>(opened.told());
          told.put("amount", opened.goods().difference().toString());
          told.put("reference", given);
          settling.stepped(command, CaseEventKind.DIFFERENCE_RECEIVED, told, opened.at());
        });
  }

  /** Writes the goods with an order of their own; where the shop took its number meanwhile, under another one. */
  private PromisedGoods underAnOrder(PromisedGoods goods) {
    PromisedGoods numbered = goods.under(newUnits.number(goods));
    rows.move(numbered);
    while (!newUnits.keep(kept(numbered))) {
      numbered = numbered.under(newUnits.number(numbered));
      rows.move(numbered);
    }
    return numbered;
  }

  /** Brings the parcel of the new units' order forward. */
  private void bringForward(PromisedGoods goods) {
    if (goods.kind() != Resolution.REPAIR) {
      boolean _ = newUnits.keep(kept(goods));
    }
  }

  /** As it was written: times to the microsecond, by which the order is known again. */
  private PromisedGoods kept(PromisedGoods goods) {
    return rows.ofCase(goods.store(), goods.caseId()).stream()
        .filter(each -> each.id().equals(goods.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> told(Opened opened, PromisedGoods sent) {
    Map<String, String> told = new TreeMap<>(opened.told());
    told.put("carrier", sent.shipment().carrier());
    told.put("tracking_number", sent.shipment().trackingNumber());
    told.put("number", sent.newOrderNumber());
    return told;
  }

  private static Shipment checked(Shipment typed) {
    List<String> serials =
        typed.serials().stream().map(String::strip).filter(serial -> !serial.isEmpty()).distinct().toList();
    if (serials.size() > MOST_SERIALS) {
      throw fault("serials", "too_many");
    }
    serials.forEach(serial -> text("serials", serial));
    return new Shipment(text("carrier", typed.carrier()), text("tracking", typed.trackingNumber()), serials);
  }

  private static String text(String field, String typed) {
    String text = typed.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw fault(field, text.isEmpty() ? "missing" : "too_long");
    }
    return text;
  }

  private static Refused fault(String field, String code) {
    return Refused.fields(List.of(new FieldFault(field, code)));
  }
}
