package retour.server.store;

import java.util.List;
import java.util.Optional;

/** The stores. Read often, changed rarely: kept in memory and read again when a store is saved. */
public interface Stores {

  Optional<Store> find(StoreId id);

  List<Store> all();

  /** Adds a store or replaces its settings. */
  void save(Store store);

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
