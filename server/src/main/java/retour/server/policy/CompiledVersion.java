package retour.server.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.PolicyRejected;
import retour.policy.parse.Outline;
import retour.server.policy.Publication.LawDocument;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** A store's document with its law layers, as the policies that decide and that stand beside the decision. */
record CompiledVersion(Policy policy, Policy written, Policy lawful) {

  /** @throws Refused with POLICY_REJECTED when a document has faults, with all of them in {@code findings} */
  static CompiledVersion of(String source, List<LawDocument> law, int number) {
    Policy written = compile(source, Stream.empty(), number);
    boolean enforced = law.stream().anyMatch(layer -> layer.mode() == LawMode.ENFORCE);
    boolean advised = law.stream().anyMatch(layer -> layer.mode() == LawMode.ADVISE);
    Policy policy =
        enforced ? compile(source, law.stream().filter(layer -> layer.mode() == LawMode.ENFORCE), number) : written;
    Policy lawful = advised ? compile(source, law.stream(), number) : policy;
    return new CompiledVersion(policy, written, lawful);
  }

  /** @throws Refused with POLICY_REJECTED when the document is no policy of a known kind */
  PolicyKind kind() {
    return PolicyKind.ofDocument(written.name())
        .orElseThrow(() -> rejected("`policy:` names what the document decides: returns or complaints"));
  }

  /**
   * The names of law layers, in the order of their documents.
   *
   * @throws Refused with POLICY_REJECTED when one has faults or is no law layer, or two are the same
   */
  static List<String> layers(List<LawDocument> law) {
    List<String> names = law.stream().map(CompiledVersion::layer).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw rejected("a law layer is named twice: " + String.join(", ", names) + "\n");
    }
    return names;
  }

  private static String layer(LawDocument law) {
    Outline outline = outline(law);
    if (!outline.head("layer").equals(Optional.of("law"))) {
      throw rejected("a document that is named as law is no law layer: its head lacks `layer: law`\n");
    }
    return outline.head("policy").orElseThrow(() -> rejected("a law layer lacks its name: `policy: eu-consumer`\n"));
  }

  private static Outline outline(LawDocument law) {
    try {
      return Outline.of(law.source());
    } catch (IllegalArgumentException unreadable) {
      throw rejected(String.valueOf(unreadable.getMessage()));
    }
  }

  static PolicyKind kind(String code) {
    return PolicyKind.valueOf(code.toUpperCase(Locale.ROOT));
  }

  private static Policy compile(String source, Stream<LawDocument> law, int number) {
    try {
      return Policies.compile(Stream.concat(Stream.of(source), law.map(LawDocument::source)).toList(), number);
    } catch (PolicyRejected rejected) {
      throw rejected(String.valueOf(rejected.getMessage()));
    }
  }

  private static Refused rejected(String findings) {
    return Refused.because(ProblemCode.POLICY_REJECTED, Map.of("findings", findings));
  }
}
