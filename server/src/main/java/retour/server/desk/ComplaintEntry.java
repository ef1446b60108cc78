package retour.server.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.page.Choice;

/**
 * A complaint being entered for a customer who wrote or spoke to the store.
 *
 * @param key makes the form one complaint, however often it is sent
 * @param turned what becomes it, if anything
 * @param lines of which something is left
 * @param questions what the policy asks
 * @param remedies in the order of the law
 * @param ways how it can have been made
 */
public record ComplaintEntry(
    Order order, String key, Turned turned, List<OrderLine> lines, List<Question> questions, List<Choice> remedies, List<Choice> ways) {

  public ComplaintEntry {
    lines = List.copyOf(lines);
    questions = List.copyOf(questions);
    remedies = List.copyOf(remedies);
    ways = List.copyOf(ways);
  }

  /**
   * The return, or a withdrawal's, that becomes the complaint.
   *
   * @param of its id, or empty
   * @param units by order line
   */
  public record Turned(String of, Map<Integer, Integer> units) {

    static final Turned NOTHING = new Turned("", Map.of());

    public Turned {
      units = Map.copyOf(units);
    }
  }

  /** Units of a line before anything is typed. */
  public String units(int lineNo) {
    return turned.units().isEmpty() && lines.size() == 1
        ? "1"
        : Optional.ofNullable(turned.units().get(lineNo)).map(String::valueOf).orElse("");
  }

  /** A question with its answers. */
  public record Question(String field, String text, List<Choice> choices) {}

  /** Address of the form. */
  public String address() {
    return "/desk/orders/" + order.id().value() + "/complaint";
  }
}
