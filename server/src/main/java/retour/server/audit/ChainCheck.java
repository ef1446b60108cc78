package retour.server.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks along one chain and keeps the first thing that is wrong. */
final class ChainCheck {

  private static final String START = "0".repeat(64);

  private final ChainEnd end;
  private final Map<Long, String> anchored = new HashMap<>();
  private long place;
  private String before = START;
  private Optional<String> fault = Optional.empty();

  /** @param anchors earlier ends of the same chain */
  ChainCheck(ChainEnd end, List<ChainEnd> anchors) {
    this.end = end;
    for (ChainEnd anchor : anchors) {
      String other = anchored.putIfAbsent(anchor.link(), anchor.hash());
      if (other != null && !other.equals(anchor.hash())) {
        fault = Optional.of("two anchors name entry " + anchor.link() + " with different hashes");
      }
    }
  }

  void next(LinkedEntry entry) {
    place++;
    if (fault.isEmpty()) {
      fault = look(entry);
    }
    before = entry.hash();
  }

  /** The first thing wrong, when all entries have been shown. */
  Optional<String> fault() {
    if (fault.isPresent()) {
      return fault;
    }
    if (place != end.link() || !before.equals(end.hash())) {
      return Optional.of("the chain has " + place + " entries and should end with entry " + end.link());
    }
    return anchored.keySet().stream()
        .filter(link -> link > place)
        .findFirst()
        .map(link -> "entry " + link + ", which an anchor names, is gone");
  }

  private Optional<String> look(LinkedEntry entry) {
    if (entry.place() != place) {
      return Optional.of("entry " + place + " is missing");
    }
    if (!entry.told().hash(entry.store(), place, before).equals(entry.hash())) {
      return Optional.of("entry " + place + " was changed or is not in its place");
    }
    String anchor = anchored.get(place);
    return anchor == null || anchor.equals(entry.hash())
        ? Optional.empty()
        : Optional.of("entry " + place + " is not the one that an anchor names");
  }
}
