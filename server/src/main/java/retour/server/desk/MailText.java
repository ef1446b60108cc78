package retour.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import retour.server.mail.SecretLinks;

/** A mail's plain text cut where a link can be clicked. */
public final class MailText {

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

  private MailText() {}

  /**
   * A piece of the text.
   *
   * @param link whether it is a web address
   */
  public record Piece(String text, boolean link) {}

  /** The pieces in their order; joined they are the text. */
  public static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher found = LINK.matcher(text);
    int at = 0;
    while (found.find()) {
      pieces.add(new Piece(text.substring(at, found.start()), false));
      pieces.add(new Piece(found.group(), !found.group().contains(SecretLinks.HIDDEN)));
      at = found.end();
    }
    pieces.add(new Piece(text.substring(at), false));
    return List.copyOf(pieces);
  }
}
