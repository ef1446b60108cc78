package retour.server.complaint;

import retour.server.page.Texts;

/** Words for the codes of complaints. */
public final class ComplaintWords {

  private ComplaintWords() {}

  /** A document that is wanted; a code of a store's own in plain letters. */
  public static String document(Texts t, String kind) {
    return t.find("complaint.document." + kind)
        .or(() -> t.find("words.require." + kind))
        .orElseGet(() -> kind.replace('_', ' '));
  }
}
