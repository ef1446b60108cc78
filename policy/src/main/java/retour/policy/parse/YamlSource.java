package retour.policy.parse;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.language.Findings;
import retour.policy.language.Place;

/** Reads YAML text into nodes, within limits that no honest document meets. */
final class YamlSource {

  /** Two million characters: over a thousand times the largest policy known. */
  static final int MOST_CHARACTERS = 2_000_000;

  private static final int DEEPEST = 60;

  private YamlSource() {}

  static Optional<Node> read(String source, Findings findings) {
    if (source.length() > MOST_CHARACTERS) {
      findings.add("too-large", Place.START, "the document has more than " + MOST_CHARACTERS + " characters");
      return Optional.empty();
    }
    if (isTooDeep(source)) {
      findings.add("too-deep", Place.START, "brackets are nested more than " + DEEPEST + " deep");
      return Optional.empty();
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(MOST_CHARACTERS)
            .setMaxAliasesForCollections(0)
            .setAllowDuplicateKeys(true)
            .setUseMarks(true)
            .build();
    try {
      return new Compose(settings).composeString(source);
    } catch (MarkedYamlEngineException e) {
      findings.add("yaml", place(e.getProblemMark()), e.getProblem());
    } catch (YamlEngineException e) {
      findings.add("yaml", Place.START, "this is not readable YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  static Place place(Node node) {
    return place(node.getStartMark());
  }

  private static Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).orElse(Place.START);
  }

  /** The YAML reader calls itself per level; a bracket count above the limit is refused before it is asked. */
  private static boolean isTooDeep(String source) {
    int depth = 0;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth = Math.max(0, depth - 1);
      } else if (c == '\n' && depth > 0 && depth <= DEEPEST) {
        continue;
      }
      if (depth > DEEPEST) {
        return true;
      }
    }
    return false;
  }
}
