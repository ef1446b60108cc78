package retour.server.clause;

import java.util.List;

/** Image Pro: a refund or credit within seven days, and damage on the way. Each case is about 100.00 paid by card. */
final class ImageProProofs {

  private static final Proof.Of IMAGE_PRO = new Proof.Of("image-pro");

  private ImageProProofs() {}

  static List<Proof> all() {
    return List.of(
        IMAGE_PRO
            .clause("IP-01", "told on the seventh day the money comes back")
            .by(c -> c.sold(s -> s.daysAgo(7)).answer(), "permitted_if until 2026-11-20", "refused"),
        IMAGE_PRO
            .clause("IP-01", "on the eighth day it does not")
            .by(
                c -> c.sold(s -> s.daysAgo(8)).answerSays("It was possible until Thu 19 Nov 2026."),
                "said",
                "not said"),
        IMAGE_PRO
            .clause("IP-02", "what the customer used cannot come back")
            .by(c -> c.where("unused", false).answer(), "refused", "permitted_if until 2026-11-24"),
        IMAGE_PRO
            .clause("IP-02", "what the inspector finds unfit to be sold again is rejected")
            .by(c -> c.where("saleable", false).inspected().state(), "rejected", "accepted"),
        IMAGE_PRO
            .clause("IP-03", "the customer is told to have a number first")
            .by(Trial::requirements, "authorization_number RMA, prepaid_freight", "prepaid_freight"),
        IMAGE_PRO
            .clause("IP-04", "20 % is kept")
            .by(c -> c.inspected().paidBack(), "80.00 by card", "100.00 by card"),
        IMAGE_PRO
            .clause("IP-05", "30 % is kept of a part")
            .by(
                c -> c.sold(s -> s.category("replacement-part")).inspected().paidBack(),
                "70.00 by card",
                "80.00 by card"),
        IMAGE_PRO
            .clause("IP-06", "a parcel that the store would have to pay for is refused at the door")
            .by(c -> c.authorized().atTheDoor("collect"), "refused", "received"),
        IMAGE_PRO
            .clause("IP-06", "the customer pays the way back")
            .by(c -> c.freight("return"), "customer", "not said"),
        IMAGE_PRO
            .clause("IP-07", "the store claims from the carrier for the full value, once it has the evidence")
            .by(
                c -> damaged(c, "unsigned").filed().withEvidence().authorizing().carrierClaims(),
                "draft for 100.00",
                "no claim"),
        IMAGE_PRO
            .clause("IP-07", "without evidence no number is given")
            .by(
                c -> damaged(c, "unsigned").authorized().series(),
                "requirement_missing: damage_photos, packaging_photos",
                "RGA"),
        IMAGE_PRO
            .clause("IP-08", "hidden damage of a parcel that was signed for is not the store's")
            .aside("IP-12")
            .by(c -> damaged(c, "signed_clean").answer(), "refused", "permitted_if until 2026-11-24"),
        IMAGE_PRO
            .clause("IP-09", "damage to a parcel left at the door comes back under an RGA number")
            .aside("IP-01", "IP-14")
            .by(
                c -> damaged(c, "unsigned").filed().withEvidence().authorizing().series(),
                "RGA",
                "resolution_refused"),
        IMAGE_PRO
            .clause("IP-10", "the customer is told whom to call, with the tracking number")
            .by(c -> damaged(c, "signed_clean").referred(), "UPS 800-742-5877 1Z...", "not_now"),
        IMAGE_PRO
            .clause("IP-11", "a parcel refused at the door with a note comes back by itself, under an RGA number")
            .aside("IP-14")
            .by(
                c -> refused(c).filed().withEvidence().authorizing().series() + " " + c.reception(),
                "RGA returning",
                "RMA awaited"),
        IMAGE_PRO
            .clause("IP-11", "without a note there is nothing")
            .by(
                c -> damaged(c, "refused").where("noted_on_bill_of_lading", false).answer(),
                "refused",
                "needs_facts"),
        IMAGE_PRO
            .clause("IP-12", "signed for with a remark, damage is the store's")
            .aside("IP-01")
            .by(
                c -> damaged(c, "signed_with_exception").answer(),
                "permitted_if until 2026-11-24",
                "refused"),
        IMAGE_PRO
            .clause("IP-12", "signed for without one, it is the customer's")
            .aside("IP-08")
            .by(c -> damaged(c, "signed_clean").answer(), "refused", "permitted_if until 2026-11-24"),
        IMAGE_PRO
            .clause("IP-13", "damage told on the eighth day is declined, with the day it ended")
            .aside("told: 7 days -> told: 30 days")
            .by(
                c ->
                    damaged(c.sold(s -> s.daysAgo(8)), "unsigned")
                        .answerSays("reported within 7 days of receipt. It was possible until Thu 19 Nov 2026."),
                "said",
                "not said"),
        IMAGE_PRO
            .clause("IP-14", "damaged goods have a number of their own series")
            .by(
                c -> damaged(c, "signed_with_exception").filed().withEvidence().authorizing().series(),
                "RGA",
                "RMA"),
        IMAGE_PRO
            .clause("IP-15", "20 % is kept of damaged goods too")
            .by(
                c -> damaged(c, "unsigned").filed().withEvidence().authorizing().inspected().paidBack(),
                "80.00 by card",
                "100.00 by card"));
  }

  private static Trial damaged(Trial c, String record) {
    c.sale().handedOver(record);
    return c.where("reason", "damaged_in_transit");
  }

  private static Trial refused(Trial c) {
    c.sale().noted();
    return damaged(c, "refused");
  }
}
