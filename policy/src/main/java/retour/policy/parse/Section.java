package retour.policy.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import retour.policy.language.Findings;
import retour.policy.language.Place;

/** One mapping of a document: its keys are taken one by one, and what nobody took is a fault. */
final class Section {

  /** One key with its value. */
  record Entry(String key, Place place, Node value) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Entry> repeated = new ArrayList<>();
  private final Set<String> asked = new TreeSet<>();
  private final Place place;
  private final Findings findings;

  private Section(Place place, Findings findings) {
    this.place = place;
    this.findings = findings;
  }

  /** Reads a mapping; anything else is a fault and reads as an empty one. */
  static Section of(Node node, String what, Findings findings) {
    Section section = new Section(YamlSource.place(node), findings);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(section::add);
    } else {
      findings.add("form", section.place, what + " is written as `name: value` pairs");
    }
    return section;
  }

  private void add(NodeTuple tuple) {
    Place at = YamlSource.place(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      findings.add("form", at, "a name is expected here");
      return;
    }
    Entry entry = new Entry(key.getValue(), at, tuple.getValueNode());
    if (entries.putIfAbsent(key.getValue(), entry) != null) {
      repeated.add(entry);
      findings.add("duplicate", at, "`" + key.getValue() + "` stands here twice");
    }
  }

  Place place() {
    return place;
  }

  Findings findings() {
    return findings;
  }

  boolean has(String key) {
    asked.add(key);
    return entries.containsKey(key);
  }

  Optional<Node> find(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  Optional<String> text(String key) {
    return find(key).map(node -> Scalars.text(node, findings));
  }

  boolean flag(String key) {
    return find(key).map(node -> Scalars.flag(node, findings)).orElse(false);
  }

  /** All entries, for sections whose keys are names of the author's own. */
  List<Entry> all() {
    asked.addAll(entries.keySet());
    return new ArrayList<>(entries.values());
  }

  /** The same, with those whose name stands there already: what else is wrong with them is told along. */
  List<Entry> allAndRepeated() {
    List<Entry> all = all();
    all.addAll(repeated);
    return all;
  }

  /** Reports the keys that nobody asked for. */
  void close() {
    for (Entry entry : entries.values()) {
      if (!asked.contains(entry.key())) {
        findings.add(
            "unknown-word",
            entry.place(),
            "`" + entry.key() + "` means nothing here",
            Names.suggestion(entry.key(), asked));
      }
    }
  }
}
