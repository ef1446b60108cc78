package retour.server.desk;

import java.util.List;
import retour.server.order.Order;
import retour.server.returns.ReturnCases.CaseRow;

/** What a search found. */
public record FoundView(String text, List<CaseRow> cases, List<Order> orders) {}
