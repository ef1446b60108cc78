package retour.bench.policy;

import java.util.List;
import java.util.Random;

/**
 * One order line of which everything is known, as a program written by hand would hold it. Days are epoch days, sums are
 * cents. The same seed gives the same lines.
 */
final class Line {

  static final int TODAY = 20_777;

  private static final List<String> REASONS =
      List.of("changed_mind", "ordered_wrong", "wrong_item", "damaged_in_transit", "defective", "not_as_described");
  private static final List<String> CATEGORIES = List.of("desktop", "notebook", "tablet", "printer", "monitor", "cable");
  private static final List<String> MAKES = List.of("Acer", "Toshiba", "Epson", "Dell");
  private static final List<String> GRADES = List.of("fresh", "fresh", "used", "worn");

  final String reason;
  final String packaging;
  final String category;
  final String make;
  final String grade;
  final int delivered;
  final boolean hasProductWindow;
  final int productWindowDays;
  final long paid;
  final long tax;
  final long paidBefore;
  final long giftValue;
  final long freight;
  final boolean boughtHere;
  final boolean hasSerial;
  final boolean serialMatches;
  final boolean faultFound;
  final boolean serialLabelOk;
  final boolean modelLabelOk;
  final boolean warrantyLabelOk;
  final boolean packagingComplete;
  final boolean accessoriesComplete;
  final boolean upcPresent;
  final boolean physicalDamage;
  final boolean rebateSubmitted;
  final boolean tampered;
  final boolean systemAdded;
  final boolean originalSystemIntact;
  final boolean finalSale;
  final boolean goldMember;
  final boolean personalised;
  final boolean perishable;
  final boolean hygieneSealed;
  final boolean sealIntact;
  final boolean giftEarned;
  final boolean giftReturned;

  Line(Random random) {
    reason = any(REASONS, random);
    packaging = random.nextBoolean() ? "sealed" : "opened";
    category = any(CATEGORIES, random);
    make = any(MAKES, random);
    grade = any(GRADES, random);
    delivered = TODAY - random.nextInt(70);
    hasProductWindow = random.nextInt(3) == 0;
    productWindowDays = random.nextInt(4) * 7;
    paid = random.nextInt(100_000);
    tax = paid / 12;
    paidBefore = random.nextInt(4) == 0 ? random.nextInt(100_000) : 0;
    giftValue = random.nextInt(3_000);
    freight = random.nextInt(2_000);
    boughtHere = usually(random);
    hasSerial = random.nextBoolean();
    serialMatches = usually(random);
    faultFound = usually(random);
    serialLabelOk = usually(random);
    modelLabelOk = usually(random);
    warrantyLabelOk = usually(random);
    packagingComplete = usually(random);
    accessoriesComplete = usually(random);
    upcPresent = usually(random);
    physicalDamage = seldom(random);
    rebateSubmitted = seldom(random);
    tampered = seldom(random);
    systemAdded = seldom(random);
    originalSystemIntact = random.nextBoolean();
    finalSale = seldom(random);
    goldMember = random.nextInt(4) == 0;
    personalised = seldom(random);
    perishable = seldom(random);
    hygieneSealed = seldom(random);
    sealIntact = random.nextBoolean();
    giftEarned = seldom(random);
    giftReturned = random.nextBoolean();
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  private static boolean usually(Random random) {
    return random.nextInt(16) != 0;
  }

  private static boolean seldom(Random random) {
    return random.nextInt(16) == 0;
  }
}
