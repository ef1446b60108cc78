package retour.server.desk;

import java.time.YearMonth;
import java.util.List;
import retour.server.settlement.MoneyOverview.Axis;
import retour.server.settlement.MoneyOverview.Figure;
import retour.server.settlement.MoneyOverview.Standing;

/**
 * The accountant's figures.
 *
 * @param past whether there is a later month to look at
 * @param open what has not gone out
 * @param booked what the month came to
 */
public record MoneyView(YearMonth month, boolean past, List<Figure> open, List<Figure> booked) {

  public MoneyView {
    open = List.copyOf(open);
    booked = List.copyOf(booked);
  }

  /** How something open stands, in the order in which it is looked at. */
  public List<Standing> standings() {
    return List.of(Standing.values());
  }

  /** The figures of one standing, one a currency; none where nothing stands so. */
  public List<Figure> of(Standing standing) {
    return open.stream().filter(figure -> figure.key().equals(standing.code())).toList();
  }

  /** By what the month is broken down. */
  public List<Axis> axes() {
    return List.of(Axis.ALL, Axis.RESOLUTION, Axis.REASON, Axis.CLAUSE);
  }

  public List<Figure> of(Axis axis) {
    return booked.stream().filter(figure -> figure.axis().equals(axis.code())).toList();
  }

  /** What a figure of the month is about: a clause by its id, else in words. */
  public static String label(Desk desk, String axis, String key) {
    return switch (axis) {
      case "clause" -> key;
      case "resolution" -> desk.word("resolution", key);
      case "reason" -> key.isEmpty() ? desk.say("money.no_reason") : desk.t().find("desk.reason." + key).orElse(key.replace('_', ' '));
      default -> desk.say("money.all");
    };
  }
}
