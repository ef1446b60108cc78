package retour.server.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import retour.policy.diff.Change;
import retour.policy.diff.PolicyDiff;

/**
 * What changed from one published version to another.
 *
 * @param changes in the store's document
 * @param law in the law it stands under, by the layer's name
 */
public record VersionDiff(List<Change> changes, List<LawChange> law) {

  public VersionDiff {
    changes = List.copyOf(changes);
    law = List.copyOf(law);
  }

  /**
   * A law layer that came, went, has another text or is treated otherwise.
   *
   * @param before empty when it is new
   * @param after empty when it is gone
   */
  public record LawChange(String layer, Optional<LawLayer> before, Optional<LawLayer> after) {}

  /** Compares two versions of one kind. */
  public static VersionDiff between(PublishedDocument before, PublishedDocument after) {
    return new VersionDiff(PolicyDiff.between(before.source(), after.source()), law(layers(before), layers(after)));
  }

  public boolean isEmpty() {
    return changes.isEmpty() && law.isEmpty();
  }

  private static List<LawChange> law(Map<String, LawLayer> before, Map<String, LawLayer> after) {
    Map<String, LawLayer> all = new TreeMap<>(before);
    all.putAll(after);
    List<LawChange> changes = new ArrayList<>();
    for (String layer : all.keySet()) {
      Optional<LawLayer> was = Optional.ofNullable(before.get(layer));
      Optional<LawLayer> is = Optional.ofNullable(after.get(layer));
      if (!was.equals(is)) {
        changes.add(new LawChange(layer, was, is));
      }
    }
    return changes;
  }

  private static Map<String, LawLayer> layers(PublishedDocument version) {
    return version.law().stream()
        .map(PublishedDocument.LawSource::layer)
        .collect(Collectors.toMap(LawLayer::name, Function.identity()));
  }
}
