package retour.server.mail;

import java.util.List;

/**
 * A mail's words, before they become text or HTML.
 *
 * @param quote what staff wrote to the shopper, or empty
 * @param details label and value, in the order shown
 * @param sums steps to the total, the total last
 * @param standing links that stand in every mail of the store, below its one button
 */
public record Letter(
    String subject,
    String title,
    List<String> paragraphs,
    String quote,
    List<Detail> details,
    List<Detail> sums,
    Button button,
    List<Link> standing,
    String closing) {

  public Letter {
    paragraphs = List.copyOf(paragraphs);
    details = List.copyOf(details);
    sums = List.copyOf(sums);
    standing = List.copyOf(standing);
  }

  /** A labelled value; lines are split by line breaks. */
  public record Detail(String label, String value) {

    public List<String> lines() {
      return value.lines().toList();
    }
  }

  /** A link in the small print. */
  public record Link(String text, String href) {}

  /** The one link of a mail. */
  public record Button(String text, String href, String hint) {}

  /** The same words as plain text. */
  public String text() {
    StringBuilder text = new StringBuilder(title).append("\n\n");
    paragraphs.forEach(paragraph -> text.append(paragraph).append("\n\n"));
    if (!quote.isEmpty()) {
      quote.lines().forEach(line -> text.append("> ").append(line).append('\n'));
      text.append('\n');
    }
    append(text, details);
    append(text, sums);
    text.append(button.text()).append(":\n").append(button.href()).append('\n');
    text.append(button.hint()).append("\n\n");
    standing.forEach(link -> text.append(link.text()).append(":\n").append(link.href()).append("\n\n"));
    return text.append("-- \n").append(closing).append('\n').toString();
  }

  private static void append(StringBuilder text, List<Detail> details) {
    for (Detail detail : details) {
      text.append(detail.label()).append(": ").append(String.join(", ", detail.lines())).append('\n');
    }
    if (!details.isEmpty()) {
      text.append('\n');
    }
  }
}
