package retour.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Modules in layers: each stands right above the highest one it uses.
 *
 * @param bottomUp the layers, the lowest first
 * @param stuck modules that find no layer, since they use one another in a circle
 */
record Layers(List<SortedSet<String>> bottomUp, SortedSet<String> stuck, Map<String, SortedSet<String>> uses) {

  static Layers of(Map<String, SortedSet<String>> uses) {
    List<SortedSet<String>> layers = new ArrayList<>();
    Set<String> placed = new TreeSet<>();
    SortedSet<String> left = new TreeSet<>(uses.keySet());
    while (!left.isEmpty()) {
      SortedSet<String> layer = new TreeSet<>(left);
      layer.removeIf(module -> !placed.containsAll(uses.getOrDefault(module, new TreeSet<>())));
      if (layer.isEmpty()) {
        break;
      }
      layers.add(layer);
      placed.addAll(layer);
      left.removeAll(layer);
    }
    return new Layers(layers, left, uses);
  }

  List<SortedSet<String>> topDown() {
    return bottomUp.reversed();
  }

  /** What a module uses, without what it reaches through another one it uses: the arrows worth drawing. */
  SortedSet<String> shown(String module) {
    SortedSet<String> direct = new TreeSet<>(uses.getOrDefault(module, new TreeSet<>()));
    Set<String> indirect = new TreeSet<>();
    direct.forEach(used -> collect(used, indirect));
    direct.removeAll(indirect);
    return direct;
  }

  private void collect(String module, Set<String> into) {
    for (String used : uses.getOrDefault(module, new TreeSet<>())) {
      if (into.add(used)) {
        collect(used, into);
      }
    }
  }
}
