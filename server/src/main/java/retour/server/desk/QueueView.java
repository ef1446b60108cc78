package retour.server.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import retour.server.returns.CaseId;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCases.CaseRow;
import retour.server.returns.ReturnCases.Place;
import retour.server.returns.ReturnCases.Waiting;

/**
 * The queue.
 *
 * @param chosen whose queue is shown; empty for everybody's
 */
public record QueueView(Optional<NextActor> chosen, Map<NextActor, Waiting> waiting, Turned<CaseRow> page) {

  /** A place as an address names it: the day, then the case. */
  private static final Pattern PLACE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)\\.([0-9a-f-]{36})");

  /** The place an address names; what names none is the start. */
  static Place place(String after, String before) {
    return place(before, true).or(() -> place(after, false)).orElse(Place.START);
  }

  private static Optional<Place> place(String named, boolean back) {
    Matcher read = PLACE.matcher(named);
    try {
      return read.matches()
          ? Optional.of(
              new Place(LocalDate.parse(read.group(1)), new CaseId(UUID.fromString(read.group(2))), back))
          : Optional.empty();
    } catch (DateTimeParseException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  public List<CaseRow> rows() {
    return page.rows();
  }

  /** Address of the rows before these; empty where there are none. */
  public String previous() {
    return page.before() && !rows().isEmpty() ? address("before", rows().getFirst()) : "";
  }

  /** Address of the rows after these; empty where there are none. */
  public String next() {
    return page.after() && !rows().isEmpty() ? address("after", rows().getLast()) : "";
  }

  private String address(String direction, CaseRow row) {
    String actor = chosen.map(each -> "actor=" + each.code() + "&").orElse("");
    return "/desk?" + actor + direction + "=" + row.dueOn().orElseThrow() + "." + row.id().value();
  }


  public Collection<Waiting> tabs() {
    return waiting.values();
  }

  public long all() {
    return waiting.values().stream().mapToLong(Waiting::cases).sum();
  }

  public long overdue() {
    return waiting.values().stream().mapToLong(Waiting::overdue).sum();
  }

  public boolean isChosen(NextActor actor) {
    return chosen.filter(actor::equals).isPresent();
  }
}
