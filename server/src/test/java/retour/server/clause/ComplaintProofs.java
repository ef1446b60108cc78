package retour.server.clause;

import java.util.List;

/** Imperium Est: complaints. Each case is about 100.00 paid by card by a firm; the product is said not to work. */
final class ComplaintProofs {

  private static final Proof.Of IMPERIUM = new Proof.Of("imperium-est");
  private static final int UNTIL_END_OF_JANUARY = 72;

  private ComplaintProofs() {}

  static List<Proof> all() {
    return List.of(
        IMPERIUM
            .clause("IE-19", "what does not work is made good")
            .by(c -> complaint(c).filed().verdict(), "permitted_if", "refused"),
        IMPERIUM
            .clause("IE-19", "a colour that only the screen shows otherwise is nothing to complain about")
            .by(c -> complaint(c).where("colour_only", true).filed().verdict(), "review", "refused"),
        IMPERIUM
            .clause("IE-20", "the form is wanted")
            .by(
                c -> complaint(c).filed().goods().requirements(),
                "bank_account, complaint_form, goods_sent, opinion by 2026-12-20, proof_of_payment, protocols",
                "bank_account, goods_sent, opinion by 2026-12-20, proof_of_payment, protocols"),
        IMPERIUM
            .clause("IE-21", "a defect that can be seen wants photos")
            .by(
                c -> complaint(c).where("visible_defect", true).filed().missing(),
                "photos, proof_of_payment, protocols",
                "proof_of_payment, protocols"),
        IMPERIUM
            .clause("IE-22", "the papers that lack are named")
            .by(
                c -> complaint(c.sold(s -> s.paidBy("cash_on_delivery"))).filed().missing(),
                "courier_receipt, protocols",
                "nothing"),
        IMPERIUM
            .clause("IE-23", "a parcel with cash on delivery is refused at the door")
            .by(c -> complaint(c).filed().goods().atTheDoor("cash_on_delivery"), "refused", "received"),
        IMPERIUM
            .clause("IE-24", "money goes back by bank transfer")
            .by(
                c -> complaint(c).filed().arrived().founded().goods().paidBack(),
                "100.00 by bank_transfer",
                "100.00 by card"),
        IMPERIUM
            .clause("IE-25", "the opinion is due a month from filing")
            .by(
                c -> { c.daysLater(UNTIL_END_OF_JANUARY); return complaint(c).filed().due(); },
                "2027-02-28",
                "2027-03-02"),
        IMPERIUM
            .clause("IE-25", "without the goods it is rejected")
            .by(c -> lost(c), "rejected by the policy", "rejected against the policy"),
        IMPERIUM
            .clause("IE-26", "the way is repaid on proof")
            .by(
                c -> complaint(c).filed().arrived().foundedWithFreight("8.40").goods().paidBack(),
                "108.40 by bank_transfer",
                "100.00 by bank_transfer"),
        IMPERIUM
            .clause("IE-27", "of an unfounded complaint the customer pays the way back to them")
            .aside("IE-26")
            .by(
                c -> complaint(c).filed().arrived().unfounded().goods().freight("back"),
                "customer",
                "not said"));
  }

  private static String lost(Trial c) {
    Grievance lost = complaint(c).filed().notReturned();
    return lost.state() + " " + lost.footing();
  }

  private static Grievance complaint(Trial c) {
    c.sale().toACompany();
    return new Grievance(c);
  }
}
