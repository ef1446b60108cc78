package retour.server.account;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.PersonalRecords;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All that is kept of a person, in one file for reading and taking along (clause IP-19, GDPR Art. 15 and 20). */
@Service
public class PersonalCopy {

  private final Accounts accounts;
  private final List<PersonalRecords> parts;
  private final JsonMapper json = JsonMapper.builder().build();

  PersonalCopy(Accounts accounts, List<PersonalRecords> parts) {
    this.accounts = accounts;
    this.parts = parts.stream().sorted(Comparator.comparing(PersonalRecords::part)).toList();
  }

  /** The file as indented JSON: the account, then each feature's part about the orders of its address. */
  public String of(Account account) {
    ObjectNode file = json.createObjectNode();
    file.set("account", account(account));
    List<OrderId> orders = accounts.allOrders(account).stream().map(Order::id).toList();
    parts.forEach(part -> file.set(part.part(), json.readTree(orders.isEmpty() ? "[]" : part.of(account.store(), orders))));
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(file);
  }

  private ObjectNode account(Account account) {
    return json.createObjectNode()
        .put("store", account.store().value())
        .put("email", account.email())
        .put("name", account.details().name())
        .put("phone", account.details().phone())
        .put("address", account.details().address())
        .put("language", account.details().language())
        .put("offers_since", account.offersSince().map(Object::toString).orElse(null))
        .put("since", account.since().toString());
  }
}
