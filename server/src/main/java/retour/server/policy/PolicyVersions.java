package retour.server.policy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** Published versions, compiled and kept in memory; a version never changes. */
public interface PolicyVersions {

  /** The versions in a database, outside the running server. */
  static PolicyVersions on(DataSource database, InstantSource clock) {
    JdbcClient jdbc = JdbcClient.create(database);
    TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    return new PostgresPolicyVersions(Stores.on(jdbc, clock), new PolicyArchive(jdbc, transaction, clock), clock);
  }

  /**
   * The version of a kind in force when an order was placed: the last whose first day is not after the order's, a day of
   * the store, and that was published by then, if on that very day; for older orders the first version of that kind.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND when the store has published none
   */
  PolicyVersion inForce(StoreId store, PolicyKind kind, Instant placedAt);

  /**
   * The version for returns in force when an order was placed.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND when the store has published none
   */
  default PolicyVersion inForce(StoreId store, Instant placedAt) {
    return inForce(store, PolicyKind.RETURNS, placedAt);
  }

  /** @throws retour.server.problem.Refused with NOT_FOUND when there is no such version */
  PolicyVersion get(StoreId store, int number);

  /** All published versions of every kind, oldest first. */
  List<PolicyVersion> all(StoreId store);

  /**
   * A version as it lies in the archive.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND when there is no such version
   */
  PublishedDocument document(StoreId store, int number);

  /** All published versions of every kind as they lie in the archive, oldest first. */
  List<PublishedDocument> archive(StoreId store);

  /**
   * Publishes a document under the next number; what kind it is the document says itself. The same document under the
   * same law as the last version of its kind publishes nothing.
   *
   * <p>What the examination finds in it is the caller's to have accepted; see {@link PublishPolicy}.
   *
   * @return the version's number
   * @throws retour.server.problem.Refused with POLICY_REJECTED when a document has faults
   */
  int publish(Publication publication);

  /** Publishes a document that is held against no law, see {@link #publish(Publication)}. */
  default int publish(StoreId store, String source, LocalDate inForceFrom, String publishedBy) {
    return publish(new Publication(store, source, List.of(), inForceFrom, publishedBy, List.of()));
  }
}
