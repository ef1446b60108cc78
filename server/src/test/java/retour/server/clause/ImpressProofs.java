package retour.server.clause;

import java.util.List;

/** Impress: thirty days, and what an inspector must find. Each case is about 100.00 paid by card. */
final class ImpressProofs {

  private static final Proof.Of IMPRESS = new Proof.Of("impress");

  private ImpressProofs() {}

  static List<Proof> all() {
    return List.of(
        IMPRESS
            .clause("IC-01", "the customer is told to have a number")
            .by(Trial::requirements, "authorization_number RMA", "none"),
        IMPRESS
            .clause("IC-02", "in Canada the customer is told whom to contact")
            .by(c -> c.sold(s -> s.to("CA")).referrals(), "international_contact", "none"),
        IMPRESS
            .clause("IC-03", "15 % is kept of a refund")
            .by(c -> c.inspected().paidBack(), "85.00 by card", "100.00 by card"),
        IMPRESS
            .clause("IC-04", "sealed goods have 30 days where the product itself gives 14")
            .by(
                c -> c.sold(s -> s.catalog("product_window_days", 14).daysAgo(20)).answer(),
                "permitted_if until 2026-11-30",
                "refused"),
        IMPRESS
            .clause("IC-05", "goods with another serial number wait for a person, who rejects them")
            .by(
                c -> rejected(c.sold(s -> s.serial("SN-1")).where("serial_matches", false), "IC-05"),
                "needs_review, then rejected",
                "accepted, then 85.00 by card"),
        IMPRESS
            .clause("IC-06", "a product that works is not taken back as faulty")
            .by(
                c -> rejected(c.where("reason", "defective").where("fault_found", false), "IC-06"),
                "needs_review, then rejected",
                "accepted, then 85.00 by card"),
        IMPRESS
            .clause("IC-07", "the serial number label is gone")
            .by(
                c -> rejected(c.where("serial_label_ok", false), "IC-07"),
                "needs_review, then rejected",
                "accepted, then 85.00 by card"),
        IMPRESS
            .clause("IC-07", "the model label is gone")
            .by(
                c -> rejected(c.where("model_label_ok", false), "IC-07"),
                "needs_review, then rejected",
                "accepted, then 85.00 by card"),
        IMPRESS
            .clause("IC-07", "the warranty label is gone")
            .by(
                c -> rejected(c.where("warranty_label_ok", false), "IC-07"),
                "needs_review, then rejected",
                "accepted, then 85.00 by card"),
        IMPRESS
            .clause("IC-08", "for what lacks a person takes a fee")
            .by(
                c -> incomplete(c).inspected().state() + ", then " + c.ruled("IC-08", "charge", "10").paidBack(),
                "needs_review, then 75.00 by card",
                "accepted, then 85.00 by card"),
        IMPRESS
            .clause("IC-08", "or refuses")
            .by(c -> incomplete(c).inspected().ruled("IC-08", "refuse", "").state(), "rejected", "accepted"),
        IMPRESS
            .clause("IC-09", "the UPC was cut off the box")
            .by(
                c -> rejected(c.where("upc_present", false), "IC-09"),
                "needs_review, then rejected",
                "accepted, then 85.00 by card"),
        IMPRESS
            .clause("IC-10", "physical damage")
            .by(
                c -> rejected(c.where("physical_damage", true), "IC-10"),
                "needs_review, then rejected",
                "accepted, then 85.00 by card"),
        IMPRESS
            .clause("IC-11", "a rebate was sent in")
            .by(
                c -> c.where("rebate_submitted", true).answer(),
                "review until 2026-12-17",
                "permitted_if until 2026-12-17"),
        IMPRESS
            .clause("IC-12", "tampered with")
            .by(
                c -> rejected(c.where("tampered", true), "IC-12"),
                "needs_review, then rejected",
                "accepted, then 85.00 by card"),
        IMPRESS
            .clause("IC-13", "an opened product comes back until the 30th day")
            .by(
                c -> opened(c.sold(s -> s.daysAgo(30))).answer() + "; " + c.wants("replacement").answer(),
                "permitted_if until 2026-11-20; permitted_if until 2026-11-20",
                "refused; refused"),
        IMPRESS
            .clause("IC-14", "a product with 60 days of its own has them")
            .by(
                c -> opened(c.sold(s -> s.catalog("product_window_days", 60).daysAgo(45))).answer(),
                "permitted_if until 2026-12-05",
                "refused"),
        IMPRESS
            .clause("IC-14", "an opened product with 7 days of its own does not come back on day 12")
            .by(
                c -> opened(c.sold(s -> s.catalog("product_window_days", 7).daysAgo(12))).answer(),
                "refused",
                "permitted_if until 2026-12-08"),
        IMPRESS
            .clause("IC-15", "a faulty notebook may be repaired in place of being replaced")
            .by(
                c ->
                    faulty(c.sold(s -> s.category("notebook"))).wants("replacement").inspected().state()
                        + ", then "
                        + c.ruled("IC-15", "repair", "").paidBack(),
                "needs_review, then repair",
                "accepted, then replacement"),
        IMPRESS
            .clause("IC-16", "the store aims at a number within two working days")
            .by(
                c -> c.filed().due() + "; " + c.targets(),
                "clerk by 2026-11-24; answer, authorization by 2026-11-24, inspection",
                "clerk by 2026-11-22; none"),
        IMPRESS
            .clause("IC-17", "for some makes no number without the maker's word")
            .by(
                c -> c.sold(s -> s.make("Acer")).authorized().series(),
                "requirement_missing: manufacturer_reference",
                "RMA"),
        IMPRESS
            .clause("IC-18", "a computer comes back only with its own operating system")
            .by(
                c -> otherSystem(c.sold(s -> s.category("desktop"))).answer(),
                "refused",
                "permitted_if until 2026-12-17"));
  }

  private static Trial opened(Trial c) {
    return c.where("packaging", "opened");
  }

  private static Trial faulty(Trial c) {
    return opened(c).where("reason", "defective");
  }

  private static Trial otherSystem(Trial c) {
    return opened(c).where("system_added", true).where("original_system_intact", false);
  }

  private static Trial incomplete(Trial c) {
    return c.where("accessories_complete", false);
  }

  /** What the inspection comes to, and what of it once a supervisor has confirmed the clause. */
  private static String rejected(Trial c, String clause) {
    return opened(c).inspected().state() + ", then " + c.ruled(clause, "confirm", "").paidBack();
  }
}
