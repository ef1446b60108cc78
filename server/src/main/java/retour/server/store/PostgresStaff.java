package retour.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

/** Staff in PostgreSQL. Log-in names are kept in lower case. */
@Repository
class PostgresStaff implements Staff {

  private static final String ADD =
      """
      insert into staff (store_id, staff_id, login, name, role, password_hash, language)
      values (:store, :id, :login, :name, :role, :hash, :language)
      """;

  private static final String FIND =
      """
      select store_id, staff_id, login, name, role, language
      from staff
      where store_id = :store and staff_id = :id
      """;

  private static final String BY_LOGIN =
      """
      select store_id, staff_id, login, name, role, language, password_hash
      from staff
      where login = :login and active
      """;

  private static final String OF_STORE =
      """
      select store_id, staff_id, login, name, role, language
      from staff
      where store_id = :store and active
      order by name, staff_id
      """;

  private final JdbcClient jdbc;

  PostgresStaff(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public StaffMember add(StaffMember member, String passwordHash) {
    StaffMember kept =
        new StaffMember(
            member.store(), member.id(), key(member.login()), member.name(), member.role(), member.language());
    try {
      jdbc.sql(ADD)
          .param("store", kept.store().value())
          .param("id", kept.id())
          .param("login", kept.login())
          .param("name", kept.name())
          .param("role", kept.role().code())
          .param("hash", passwordHash)
          .param("language", kept.language())
          .update();
    } catch (DuplicateKeyException taken) {
      throw Refused.fields(List.of(new FieldFault("login", "taken")));
    }
    return kept;
  }

  @Override
  public Optional<StaffMember> find(StoreId store, UUID id) {
    return jdbc.sql(FIND).param("store", store.value()).param("id", id).query(PostgresStaff::member).optional();
  }

  @Override
  public Optional<Credentials> byLogin(String login) {
    try (StoreScope.Entered _ = StoreScope.everything()) {
      return jdbc.sql(BY_LOGIN)
          .param("login", key(login))
          .query((row, n) -> new Credentials(member(row, n), row.getString("password_hash")))
          .optional();
    }
  }

  @Override
  public List<StaffMember> of(StoreId store) {
    return jdbc.sql(OF_STORE).param("store", store.value()).query(PostgresStaff::member).list();
  }

  private static String key(String login) {
    return login.strip().toLowerCase(Locale.ROOT);
  }

  private static StaffMember member(ResultSet row, int rowNumber) throws SQLException {
    return new StaffMember(
        new StoreId(row.getString("store_id")),
        row.getObject("staff_id", UUID.class),
        row.getString("login"),
        row.getString("name"),
        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
        row.getString("language"));
  }
}
