package retour.server.clause;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import retour.server.testing.TestClock;

/** Walks cases at stores that lack some clauses; each such store is opened once. */
final class Walks {

  private final Map<String, ProofStore> stores = new HashMap<>();
  private final ApplicationContext beans;
  private final int port;

  Walks(ApplicationContext beans, int port) {
    this.beans = beans;
    this.port = port;
  }

  /** What comes of the case at the store. */
  String at(Proof proof) {
    return walk(proof, proof.aside());
  }

  /** What comes of it where a clause is missing. */
  String without(Proof proof, String clause) {
    return walk(proof, Stream.concat(proof.aside().stream(), Stream.of(clause)).sorted().toList());
  }

  private String walk(Proof proof, List<String> without) {
    ProofStore store =
        stores.computeIfAbsent(
            proof.store() + without, _ -> ProofStore.open(beans, port, proof.store(), stores.size(), without));
    try {
      return proof.journey().apply(new Trial(store, beans.getBean(TestClock.class)));
    } catch (Stopped stopped) {
      return stopped.told();
    }
  }
}
