package retour.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.audit.AuditLog.Act;
import retour.server.audit.AuditTrail.Verified;
import retour.server.platform.DatabaseAccess;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.testing.ShopData;
import retour.server.testing.TestClock;
import retour.server.testing.TestDatabase;

class AuditTrailModuleTests {

  private static final UUID KIM = UUID.fromString("019a9999-0000-7000-8000-000000000001");

  private final DatabaseAccess access = TestDatabase.freshAccess();
  private final HikariDataSource application = TestDatabase.pool(access, access.application());
  private final HikariDataSource owner = TestDatabase.pool(access, access.owner());
  private final TestClock clock = new TestClock();
  private final PostgresAuditLog log = new PostgresAuditLog(JdbcClient.create(application), clock);
  private final JdbcClient root = JdbcClient.create(owner);
  private final AuditTrail trail = new AuditTrail(root);

  @BeforeEach
  void takeDownFiveReads() {
    Stores stores = Stores.on(JdbcClient.create(application), clock);
    stores.save(ShopData.impress());
    stores.save(ShopData.imperium());
    for (int i = 1; i <= 5; i++) {
      take(ShopData.IMPRESS, "cases/" + i);
    }
    take(ShopData.IMPERIUM, "cases/щука");
    log.link();
  }

  @AfterEach
  void close() {
    application.close();
    owner.close();
  }

  @Test
  void verifiesWhatNobodyTouched() {
    take(ShopData.IMPRESS, "cases/6");

    List<Verified> verified = trail.verify(List.of());

    assertThat(verified).allSatisfy(each -> assertThat(each.fault()).isEmpty());
    assertThat(verified).extracting(each -> each.end().link()).containsExactly(1L, 5L);
    assertThat(verified).extracting(Verified::waiting).containsExactly(0L, 1L);
  }

  @Test
  void linksWhatComesLaterToWhatWasThere() {
    ChainEnd before = impress().end();

    take(ShopData.IMPRESS, "cases/6");
    log.link();

    assertThat(impress().end().link()).isEqualTo(6);
    assertThat(trail.verify(List.of(before)).getLast().fault()).isEmpty();
  }

  @Test
  void findsAChangedEntry() {
    tamper("update audit_entry set subject = 'cases/9' where store_id = 'impress' and link_no = 3");

    assertThat(impress().fault()).contains("entry 3 was changed or is not in its place");
  }

  @Test
  void findsARemovedEntry() {
    tamper("delete from audit_entry where store_id = 'impress' and link_no = 2");

    assertThat(impress().fault()).contains("entry 2 is missing");
  }

  @Test
  void findsThatTheLastEntryIsGone() {
    tamper("delete from audit_entry where store_id = 'impress' and link_no = 5");

    assertThat(impress().fault()).contains("the chain has 4 entries and should end with entry 5");
  }

  @Test
  void findsTwoEntriesThatChangedPlaces() {
    tamper(
        """
        update audit_entry set link_no = case link_no when 2 then 13 else 12 end
        where store_id = 'impress' and link_no in (2, 3)
        """,
        "update audit_entry set link_no = link_no - 10 where link_no > 10");

    assertThat(impress().fault()).contains("entry 2 was changed or is not in its place");
  }

  @Test
  void findsByAnAnchorThatTheWholeChainWasMadeAnew() {
    ChainEnd anchor = impress().end();

    tamper(
        "update audit_entry set subject = 'x' where store_id = 'impress' and link_no = 5",
        "update audit_entry set link_no = null, hash = null where store_id = 'impress'",
        "update audit_head set link_no = 0, hash = decode(repeat('00', 32), 'hex') where store_id = 'impress'",
        "select audit_seal('impress', 100)");

    assertThat(impress().fault()).isEmpty();
    assertThat(trail.verify(List.of(anchor)).getLast().fault())
        .contains("entry 5 is not the one that an anchor names");
  }

  @Test
  void findsByAnAnchorThatTheEndWasCutOff() {
    ChainEnd anchor = impress().end();

    tamper(
        "delete from audit_entry where store_id = 'impress' and link_no = 5",
        """
        update audit_head h set link_no = 4, hash = e.hash
        from audit_entry e where e.store_id = 'impress' and e.link_no = 4 and h.store_id = 'impress'
        """);

    assertThat(impress().fault()).isEmpty();
    assertThat(trail.verify(List.of(anchor)).getLast().fault()).contains("entry 5, which an anchor names, is gone");
  }

  @Test
  void refusesTheApplicationAnyChange() {
    JdbcClient jdbc = JdbcClient.create(application);

    for (String statement :
        List.of(
            "update audit_entry set subject = 'x'",
            "delete from audit_entry",
            "truncate audit_entry",
            "update audit_head set link_no = 0",
            "delete from audit_head",
            "insert into audit_head (store_id, link_no, hash) values ('impress', 9, '\\x00')")) {
      assertThatThrownBy(() -> jdbc.sql(statement).update()).as(statement).isInstanceOf(DataAccessException.class);
    }
    assertThat(impress().fault()).isEmpty();
  }

  @Test
  void refusesItsOwnerTooAsLongAsTheTriggersStand() {
    assertThatThrownBy(() -> root.sql("delete from audit_entry").update()).hasMessageContaining("append-only");
    assertThatThrownBy(() -> root.sql("update audit_entry set subject = 'x'").update())
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> root.sql("truncate audit_entry").update()).hasMessageContaining("append-only");
  }

  @Test
  void takesDownNewStaffAndTheirChanges() {
    root.sql(
            """
            insert into staff (store_id, staff_id, login, name, role, password_hash)
            values ('impress', :kim, 'kim', 'Kim', 'clerk', 'none')
            """)
        .param("kim", KIM)
        .update();
    root.sql("update staff set role = 'supervisor'").update();

    List<String> kinds =
        root.sql("select kind || data from audit_entry where subject = :kim order by entry_id")
            .param("kim", KIM.toString())
            .query((row, n) -> row.getString(1))
            .list();

    assertThat(kinds)
        .containsExactly(
            "staff.added{\"role\" : \"clerk\", \"active\" : true}",
            "staff.changed{\"role\" : \"supervisor\", \"active\" : true}");
  }

  @Test
  void exportsEveryLinkedEntryWithItsHash() {
    StringWriter text = new StringWriter();

    trail.export(new PrintWriter(text, true));

    assertThat(text.toString().lines()).hasSize(6);
    assertThat(text.toString()).contains("\"subject\":\"cases/щука\"", "\"hash\":\"" + impress().end().hash());
  }

  @Test
  void readsAnchorsAsItWroteThem() {
    ChainEnd end = impress().end();

    assertThat(ChainEnd.read(end.line() + "\n\n" + end.line() + "\n")).containsExactly(end, end);
    assertThatThrownBy(() -> ChainEnd.read("impress 5")).isInstanceOf(IllegalArgumentException.class);
  }

  private Verified impress() {
    return trail.verify(List.of()).getLast();
  }

  private void take(StoreId store, String subject) {
    log.take(new Act(store, new Actor.Staff(KIM, Role.CLERK), "read", subject));
  }

  /** As somebody who owns the tables and takes their guards away. */
  private void tamper(String... statements) {
    root.sql("alter table audit_entry disable trigger user").update();
    for (String statement : statements) {
      if (statement.startsWith("select")) {
        root.sql(statement).query(Integer.class).single();
      } else {
        root.sql(statement).update();
      }
    }
    root.sql("alter table audit_entry enable trigger user").update();
  }
}
