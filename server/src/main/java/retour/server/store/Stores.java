package retour.server.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stores. Read often, changed rarely: kept in memory and read again when a store is saved. */
public interface Stores {

  /** The stores in a database, outside the running server. */
  static Stores on(JdbcClient jdbc, InstantSource clock) {
    return new PostgresStores(jdbc, clock);
  }

  Optional<Store> find(StoreId id);

  List<Store> all();

  /** Adds a store or replaces its settings. */
  void save(Store store);

  /** Sets whom customers call at one carrier, and nothing else of the store. */
  void keepContact(StoreId id, String carrier, StoreSettings.CarrierContact contact);

  /** Sets how a store works on its cases, and nothing else of it. */
  void keepCases(StoreId id, CaseSettings cases);

  /**
   * The store with this id.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND when there is none
   */
  default Store get(StoreId id) {
    return find(id)
        .orElseThrow(() -> retour.server.problem.Refused.because(retour.server.problem.ProblemCode.NOT_FOUND));
  }
}
