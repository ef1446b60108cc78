package retour.server.settlement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.OrderId;
import retour.server.order.PersonalRecords;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;
import tools.jackson.databind.json.JsonMapper;

/** Where refunds by transfer go; the number masked, as everywhere but at the bank. */
@Repository
class BankAccountsOfPerson implements PersonalRecords {

  private static final String CASES =
      """
      select c.number, c.case_id
      from return_case c
        join return_bank_account a on a.store_id = c.store_id and a.case_id = c.case_id
      where c.store_id = :store and c.order_id in (:orders)
      order by c.requested_at
      """;

  private final JdbcClient jdbc;
  private final BankAccounts accounts;
  private final JsonMapper json = JsonMapper.builder().build();

  BankAccountsOfPerson(JdbcClient jdbc, BankAccounts accounts) {
    this.jdbc = jdbc;
    this.accounts = accounts;
  }

  @Override
  public String part() {
    return "bank_accounts";
  }

  @Override
  public String of(StoreId store, List<OrderId> orders) {
    Map<CaseId, String> numbers = new LinkedHashMap<>();
    jdbc.sql(CASES)
        .param("store", store.value())
        .param("orders", orders.stream().map(OrderId::value).toList())
        .query(row -> {
          numbers.put(new CaseId(row.getObject("case_id", UUID.class)), row.getString("number"));
        });
    Map<CaseId, BankAccount> found = accounts.ofCases(store, numbers.keySet());
    return json.writeValueAsString(
        numbers.entrySet().stream()
            .flatMap(each -> Optional.ofNullable(found.get(each.getKey())).map(account -> told(each.getValue(), account)).stream())
            .toList());
  }

  private static Map<String, String> told(String number, BankAccount account) {
    return Map.of("return", number, "holder", account.holder(), "iban", account.masked());
  }
}
