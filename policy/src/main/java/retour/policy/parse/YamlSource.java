package retour.policy.parse;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
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
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(MOST_CHARACTERS)
            .setMaxAliasesForCollections(0)
            .setAllowDuplicateKeys(true)
            .setUseMarks(true)
            .build();
    try {
      return isTame(new Parse(settings).parseString(source), findings)
          ? new Compose(settings).composeString(source)
          : Optional.empty();
    } catch (MarkedYamlEngineException e) {
      told(e, source, findings);
    } catch (YamlEngineException e) {
      findings.add("yaml", Place.START, "this is not readable YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** At the end of the text there is nothing to see: then where the piece began that has no end. */
  private static void told(MarkedYamlEngineException fault, String source, Findings findings) {
    Place problem = place(fault.getProblemMark());
    boolean atEnd = problem.line() > source.lines().count();
    String context = fault.getContext() == null ? "" : fault.getContext() + ", ";
    findings.add(
        "yaml",
        atEnd && fault.getContextMark().isPresent() ? place(fault.getContextMark()) : problem,
        "this is no YAML: " + context + fault.getProblem(),
        Optional.of("Look for a bracket or quote without its partner, or a line that stands too far left or right."));
  }

  static Place place(Node node) {
    return place(node.getStartMark());
  }

  private static Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).orElse(Place.START);
  }

  private static boolean isMarked(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag().isPresent() || scalar.getAnchor().isPresent();
      case CollectionStartEvent start -> start.getTag().isPresent() || start.getAnchor().isPresent();
      default -> false;
    };
  }

  /** Nothing nested beyond reason, which the node reader would follow call by call, and nothing that multiplies. */
  private static boolean isTame(Iterable<Event> events, Findings findings) {
    int depth = 0;
    for (Event event : events) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> {
          findings.add("alias", place(event.getStartMark()), "aliases (`*name`) have no place in a policy");
          return false;
        }
        default -> {}
      }
      if (isMarked(event)) {
        findings.add("tag", place(event.getStartMark()), "tags (`!name`) and anchors (`&name`) have no place in a policy");
        return false;
      }
      if (depth > DEEPEST) {
        findings.add("too-deep", place(event.getStartMark()), "nothing is nested more than " + DEEPEST + " deep");
        return false;
      }
    }
    return true;
  }
}
