package retour.server.order;

/**
 * What an import did.
 *
 * @param landed new orders
 * @param updated known orders that were brought forward
 * @param unchanged known orders without news
 * @param skipped orders that were not taken, each with at least one fault
 * @param complete false when the rest of the file could not be read
 */
public record ImportReport(long landed, long updated, long unchanged, long skipped, boolean complete) {

  static final ImportReport NOTHING = new ImportReport(0, 0, 0, 0, true);

  /** Whether everything in the file is kept now. */
  public boolean isClean() {
    return skipped == 0 && complete;
  }

  ImportReport and(Landing landing) {
    return switch (landing) {
      case LANDED -> new ImportReport(landed + 1, updated, unchanged, skipped, complete);
      case UPDATED -> new ImportReport(landed, updated + 1, unchanged, skipped, complete);
      case UNCHANGED -> new ImportReport(landed, updated, unchanged + 1, skipped, complete);
      case DIFFERS -> andSkipped();
    };
  }

  ImportReport andSkipped() {
    return new ImportReport(landed, updated, unchanged, skipped + 1, complete);
  }

  ImportReport cutOff() {
    return new ImportReport(landed, updated, unchanged, skipped, false);
  }
}
