package retour.server.desk;

import java.util.List;
import retour.server.settlement.MoneyOverview.Behind;

/**
 * The cases behind one of the accountant's figures.
 *
 * @param month as written in addresses; empty for what is open now
 */
public record BehindView(String title, String month, List<Behind> cases) {

  public BehindView {
    cases = List.copyOf(cases);
  }
}
