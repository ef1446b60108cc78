package retour.server.clause;

import java.util.List;
import java.util.Map;

/**
 * Imperium Est: withdrawal and return. Each case is about 100.00 paid by card by a firm, so that no consumer law stands
 * above the store's own words.
 */
final class ImperiumProofs {

  private static final Proof.Of IMPERIUM = new Proof.Of("imperium-est");

  private static final Map<String, String> FREIGHT = Map.of("amount", "8.40", "currency", "EUR");

  private ImperiumProofs() {}

  static List<Proof> all() {
    return List.of(
        IMPERIUM
            .clause("IE-01", "wrong goods are put right whenever the courier's protocol says so")
            .by(c -> mismatch(c.sold(s -> s.daysAgo(20)), true).answer(), "permitted_if", "refused"),
        IMPERIUM
            .clause("IE-01", "without the protocol they are not")
            .by(c -> mismatch(c, false).answer(), "refused", "permitted_if until 2026-12-01"),
        IMPERIUM
            .clause("IE-02", "tags off")
            .by(c -> trade(c).where("tags_intact", false).answer(), "refused", "permitted_if until 2026-12-01"),
        IMPERIUM
            .clause("IE-02", "no original packaging")
            .by(
                c -> trade(c).where("original_packaging", false).answer(),
                "refused",
                "permitted_if until 2026-12-01"),
        IMPERIUM
            .clause("IE-02", "damage that the inspector finds")
            .by(c -> trade(c).where("physical_damage", true).inspected().state(), "rejected", "accepted"),
        IMPERIUM
            .clause("IE-03", "on the 14th day the order can be cancelled")
            .by(c -> trade(c.sold(s -> s.daysAgo(14))).answer(), "permitted_if until 2026-11-20", "refused"),
        IMPERIUM
            .clause("IE-03", "before it is shipped all of the money comes back at once")
            .by(
                c -> trade(c.sold(Sale::notShipped)).authorized().paidBack(),
                "100.00 by card",
                "resolution_refused"),
        IMPERIUM
            .clause("IE-04", "the form is wanted by a last day that moves to a working day")
            .by(
                c -> trade(c.sold(s -> s.daysAgo(6))).requirements(),
                "accompanying_documents, goods_sent by 2026-12-04, prepaid_freight, return_address, "
                    + "withdrawal_form by 2026-11-30",
                "accompanying_documents, goods_sent by 2026-12-04, prepaid_freight, return_address"),
        IMPERIUM
            .clause("IE-05", "goods sent on the 15th day come too late")
            .by(
                c -> trade(c).authorized().daysLater(15).where("sent_on", "2026-12-05").inspected().state(),
                "rejected",
                "needs_review"),
        IMPERIUM
            .clause("IE-05", "without the papers a person decides")
            .by(
                c -> trade(c).where("documents_enclosed", false).inspected().state(),
                "needs_review",
                "accepted"),
        IMPERIUM
            .clause("IE-06", "the customer is told of the return address")
            .by(c -> trade(c).answerSays("Our return address on the parcel"), "said", "not said"),
        IMPERIUM
            .clause("IE-07", "for goods that cannot be sold again a person keeps a part")
            .by(
                c ->
                    trade(c).where("saleable", false).inspected().state()
                        + ", then "
                        + c.ruled("IE-07", "deduct", "30").paidBack(),
                "needs_review, then 70.00 by card",
                "accepted, then 100.00 by card"),
        IMPERIUM
            .clause("IE-07", "or refuses")
            .by(
                c -> trade(c).where("saleable", false).inspected().ruled("IE-07", "refuse", "").state(),
                "rejected",
                "accepted"),
        IMPERIUM
            .clause("IE-08", "who changes their mind pays the way back")
            .by(c -> trade(c).freight("return"), "customer", "not said"),
        IMPERIUM
            .clause("IE-08", "for damaged goods it is repaid on proof")
            .by(
                c -> trade(c).where("reason", "defective").inspected().entered("return_freight_cost", FREIGHT).paidBack(),
                "108.40 by card",
                "100.00 by card"),
        IMPERIUM
            .clause("IE-09", "a parcel with cash on delivery is refused at the door")
            .by(c -> trade(c).authorized().atTheDoor("cash_on_delivery"), "refused", "received"),
        IMPERIUM
            .clause("IE-10", "money goes back by bank transfer")
            .aside("IE-18")
            .by(c -> trade(c).inspected().paidBack(), "100.00 by bank_transfer", "100.00 by card"),
        IMPERIUM
            .clause("IE-11", "opened")
            .by(c -> trade(c).where("packaging", "opened").answer(), "refused", "permitted_if until 2026-12-01"),
        IMPERIUM
            .clause("IE-11", "used")
            .by(c -> trade(c).where("unused", false).answer(), "refused", "permitted_if until 2026-12-01"),
        IMPERIUM
            .clause("IE-12", "a part of a set")
            .by(c -> trade(c.sold(Sale::asASet)).answer(), "refused", "permitted_if until 2026-12-01"),
        IMPERIUM
            .clause("IE-12", "a piece of the set lacks on arrival")
            .by(
                c ->
                    trade(c.sold(Sale::asASet)).withTheOther().where("set_complete_on_arrival", false).inspected().state(),
                "rejected",
                "accepted"),
        IMPERIUM
            .clause("IE-13", "packaging incomplete")
            .by(
                c -> trade(c).where("packaging_complete", false).answer(),
                "refused",
                "permitted_if until 2026-12-01"),
        IMPERIUM
            .clause("IE-13", "worn")
            .by(c -> trade(c).where("wear_or_defect", true).inspected().state(), "rejected", "accepted"),
        IMPERIUM
            .clause("IE-14", "a hygiene seal is broken")
            .by(
                c -> trade(c.sold(s -> s.catalog("hygiene_sealed", true))).where("seal_intact", false).answer(),
                "refused",
                "permitted_if until 2026-12-01"),
        IMPERIUM
            .clause("IE-15", "the value of a gift that stays away is taken off")
            .by(
                c -> trade(c.sold(s -> s.withGift("12.00"))).where("gift_returned", false).inspected().paidBack(),
                "88.00 by card",
                "100.00 by card"),
        IMPERIUM
            .clause("IE-16", "the three steps are told")
            .by(
                c -> c.policySays("Three steps: fill in the form, make sure the goods are unopened"),
                "said",
                "not said"),
        IMPERIUM
            .clause("IE-17", "the mails are promised")
            .by(
                c -> c.policySays("We write to you when the return has been received and inspected"),
                "said",
                "not said"),
        IMPERIUM
            .clause("IE-18", "what was paid by card goes back to the card")
            .by(c -> trade(c).inspected().paidBack(), "100.00 by card", "100.00 by bank_transfer"));
  }

  private static Trial trade(Trial c) {
    c.sale().toACompany();
    return c;
  }

  private static Trial mismatch(Trial c, boolean protocol) {
    return trade(c).where("reason", "wrong_item").where("courier_protocol", protocol);
  }
}
