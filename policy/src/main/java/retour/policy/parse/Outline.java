package retour.policy.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import retour.policy.language.Findings;

/**
 * A document as sections of named entries with their properties, as written: what a comparison of two documents looks
 * at. Knows nothing of what the properties mean, so that it speaks of everything the language has or will have.
 *
 * @param sections by their names, such as {@code clauses}; each entry by its name, each property by its path, such as
 *     {@code says en} or {@code rules 2 when}; what stands outside every section is in the section without a name
 */
public record Outline(SortedMap<String, SortedMap<String, SortedMap<String, String>>> sections) {

  /** What a property is called that an entry has not by name: it is the entry itself, such as a window's length. */
  public static final String ITSELF = "";

  /**
   * Outlines a document in which the check found no fault.
   *
   * @throws IllegalArgumentException when it is no readable YAML
   */
  public static Outline of(String source) {
    Findings findings = new Findings("policy", source);
    Node root =
        YamlSource.read(source, findings).orElseThrow(() -> new IllegalArgumentException(findings.text()));
    SortedMap<String, SortedMap<String, SortedMap<String, String>>> sections = new TreeMap<>();
    for (Map.Entry<String, Node> each : children(root)) {
      if (each.getValue() instanceof MappingNode section) {
        children(section).forEach(entry -> put(sections, each.getKey(), entry.getKey(), entry.getValue()));
      } else {
        put(sections, "", each.getKey(), each.getValue());
      }
    }
    return new Outline(sections);
  }

  /** The entries of a section by name; none where the document has no such section. */
  public SortedMap<String, SortedMap<String, String>> section(String name) {
    return sections.getOrDefault(name, new TreeMap<>());
  }

  /** What the head of the document says, such as its {@code currency}. */
  public Optional<String> head(String name) {
    return Optional.ofNullable(section("").get(name)).map(properties -> properties.get(ITSELF));
  }

  private static void put(
      SortedMap<String, SortedMap<String, SortedMap<String, String>>> sections, String section, String name, Node node) {
    SortedMap<String, String> properties = new TreeMap<>();
    flatten(ITSELF, node, properties);
    sections.computeIfAbsent(section, _ -> new TreeMap<>()).put(name, properties);
  }

  private static void flatten(String path, Node node, Map<String, String> properties) {
    switch (node) {
      case ScalarNode scalar -> properties.put(path, scalar.getValue().strip());
      case SequenceNode sequence when isPlain(sequence) -> properties.put(path, plain(sequence));
      case SequenceNode sequence -> {
        for (int i = 0; i < sequence.getValue().size(); i++) {
          flatten(join(path, Integer.toString(i + 1)), sequence.getValue().get(i), properties);
        }
      }
      default -> children(node).forEach(child -> flatten(join(path, child.getKey()), child.getValue(), properties));
    }
  }

  private static boolean isPlain(SequenceNode sequence) {
    return sequence.getValue().stream().allMatch(ScalarNode.class::isInstance);
  }

  private static String plain(SequenceNode sequence) {
    return sequence.getValue().stream().map(Outline::text).collect(Collectors.joining(", "));
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + " " + name;
  }

  private static List<Map.Entry<String, Node>> children(Node node) {
    List<Map.Entry<String, Node>> children = new ArrayList<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        children.add(Map.entry(text(tuple.getKeyNode()), tuple.getValueNode()));
      }
    }
    return children;
  }
}
