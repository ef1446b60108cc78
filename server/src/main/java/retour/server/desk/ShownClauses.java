package retour.server.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import retour.server.store.StoreId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of clauses that the build makes, see {@code docs/clauses.md}. */
@Component
class ShownClauses {

  private static final String TABLE = "clauses/clauses.json";

  private final List<ShownClause> all = read();

  /** The clauses of a store whose policies come with Retour, and those that the application keeps for every store. */
  List<ShownClause> of(StoreId store) {
    return all.stream()
        .filter(clause -> clause.ofTheApplication() || clause.written().startsWith(store.value() + "/"))
        .toList();
  }

  private static List<ShownClause> read() {
    try (InputStream in = new ClassPathResource(TABLE).getInputStream()) {
      return JsonMapper.builder().build().readValue(in, new TypeReference<List<ShownClause>>() {});
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
