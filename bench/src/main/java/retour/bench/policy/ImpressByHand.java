package retour.bench.policy;

import retour.policy.decision.Resolution;

/** {@code policies/impress/returns.yaml} as a Java method. */
final class ImpressByHand implements ByHand {

  private static final Resolution[] RESOLUTIONS = {Resolution.REFUND, Resolution.REPLACEMENT, Resolution.REPAIR};

  @Override
  public Resolution[] resolutions() {
    return RESOLUTIONS;
  }

  @Override
  public void decide(Line line, Sheet sheet, int at) {
    boolean inTime = Line.TODAY <= line.delivered + 30;
    boolean sealed = line.packaging.equals("sealed") && inTime; // IC-04
    boolean ownInTime = Line.TODAY <= line.delivered + line.productWindowDays;
    boolean ownPermits = line.hasProductWindow && !sealed && line.productWindowDays > 0 && ownInTime; // IC-14
    boolean computer = isComputer(line.category);
    boolean defective = line.reason.equals("defective");
    boolean out =
        (line.hasProductWindow && !sealed && (line.productWindowDays == 0 || !ownInTime)) // IC-14
            || (computer && line.systemAdded && !line.originalSystemIntact); // IC-18
    boolean confirm = confirms(line, defective);
    boolean permitted = (inTime || ownPermits) && !out; // IC-13
    boolean choice = defective && computer && inTime; // IC-15
    boolean incomplete = !(line.packagingComplete && line.accessoriesComplete); // IC-08
    long fee = ByHand.share(line, 1_500); // IC-03
    sheet.write(at, permitted, confirm || incomplete, line.paid - Math.min(fee, line.paid) + line.tax);
    sheet.write(at + sheet.step(), permitted, confirm || choice, 0);
    sheet.write(at + 2 * sheet.step(), choice && !out, true, 0);
  }

  private static boolean confirms(Line line, boolean defective) {
    return !line.boughtHere // IC-05
        || (line.hasSerial && !line.serialMatches)
        || (defective && !line.faultFound) // IC-06
        || !line.serialLabelOk // IC-07
        || !line.modelLabelOk
        || !line.warrantyLabelOk
        || !line.upcPresent // IC-09
        || line.physicalDamage // IC-10
        || line.rebateSubmitted // IC-11
        || line.tampered; // IC-12
  }

  static boolean isComputer(String category) {
    return switch (category) {
      case "desktop", "notebook", "tablet" -> true;
      default -> false;
    };
  }
}
