package retour.bench.policy;

import retour.policy.decision.Resolution;

/** {@code outlet.yaml}, the policy of 21 rules, as a Java method. */
final class OutletByHand implements ByHand {

  private static final Resolution[] RESOLUTIONS = {Resolution.REFUND, Resolution.STORE_CREDIT, Resolution.EXCHANGE};

  @Override
  public Resolution[] resolutions() {
    return RESOLUTIONS;
  }

  @Override
  public void decide(Line line, Sheet sheet, int at) {
    int days = Line.TODAY - line.delivered;
    boolean electronics = ImpressByHand.isComputer(line.category);
    boolean sealed = line.packaging.equals("sealed") && days <= 30; // O-09
    boolean late = electronics && days > 14 && !sealed; // O-08
    boolean out = isOut(line);
    boolean refund = (days <= 30 || (line.goldMember && days <= 60)) && !out && !late; // O-01, O-03
    boolean other = days <= 60 && !out; // O-02
    boolean opened = electronics && line.packaging.equals("opened"); // O-14
    boolean look = line.physicalDamage || line.rebateSubmitted; // O-10, O-21
    sheet.write(at, refund, look || !line.accessoriesComplete, refunded(line, opened)); // O-11
    sheet.write(at + sheet.step(), other, look, credited(line, opened));
    sheet.write(at + 2 * sheet.step(), other, line.physicalDamage, 0);
  }

  private static boolean isOut(Line line) {
    return line.finalSale // O-04
        || line.personalised // O-05
        || line.perishable // O-06
        || (line.hygieneSealed && !line.sealIntact) // O-07
        || line.tampered // O-12
        || !line.boughtHere; // O-13
  }

  private static long refunded(Line line, boolean opened) {
    boolean defective = line.reason.equals("defective");
    long left = opened ? less(line.paid, ByHand.share(line, 1_500)) : line.paid; // O-14
    if (line.category.equals("printer") || line.category.equals("monitor")) { // O-15
      left = less(left, bulk(line.paidBefore + line.paid) - bulk(line.paidBefore));
    }
    if (!defective && !line.reason.equals("wrong_item")) { // O-16
      left = less(left, Math.min(490, line.paidBefore + line.paid) - Math.min(490, line.paidBefore));
    }
    left = worn(line, left);
    if (line.giftEarned && !line.giftReturned) { // O-19
      left = less(left, line.giftValue);
    }
    return left + line.tax + (defective ? line.freight : 0); // O-20
  }

  private static long credited(Line line, boolean opened) {
    return worn(line, opened ? less(line.paid, ByHand.share(line, 1_500)) : line.paid) + line.tax;
  }

  private static long worn(Line line, long left) {
    return switch (line.grade) {
      case "worn" -> less(left, ByHand.share(line, 5_000)); // O-17
      case "used" -> less(left, ByHand.share(line, 2_000)); // O-18
      default -> left;
    };
  }

  /** Between 5 and 60 dollars, and never more than was paid. */
  private static long bulk(long paid) {
    return paid == 0 ? 0 : Math.min(paid, Math.clamp((paid * 2_000 + WHOLE / 2) / WHOLE, 500, 6_000));
  }

  private static long less(long left, long amount) {
    return left - Math.min(amount, left);
  }
}
