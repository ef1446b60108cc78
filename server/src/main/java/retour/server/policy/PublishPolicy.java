package retour.server.policy;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.policy.Policies;
import retour.policy.check.Meaning;
import retour.policy.explain.MeaningText;
import retour.policy.language.Document;
import retour.server.policy.Publication.AcceptedFinding;
import retour.server.policy.Publication.LawDocument;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Publishes a policy: nothing is published that has a fault, or that means something nobody has accepted.
 *
 * <p>An order is judged by the version in force when it was placed. So a new version begins today at the earliest; only
 * the first of its kind may reach back, since no order was judged before it.
 */
@Service
public class PublishPolicy {

  private final PolicyVersions versions;
  private final Stores stores;
  private final InstantSource clock;

  PublishPolicy(PolicyVersions versions, Stores stores, InstantSource clock) {
    this.versions = versions;
    this.stores = stores;
    this.clock = clock;
  }

  /** Publishes outside the running server, which sees the version within seconds. */
  public static PublishPolicy on(DataSource database, InstantSource clock) {
    return new PublishPolicy(
        PolicyVersions.on(database, clock), Stores.on(JdbcClient.create(database), clock), clock);
  }

  /**
   * What somebody wants to publish.
   *
   * @param law the law it shall stand under; empty for that of the last version of its kind, or the usual one
   * @param accepts findings that are accepted, with the reasons
   */
  public record Proposal(
      StoreId store,
      String source,
      Optional<List<LawDocument>> law,
      LocalDate inForceFrom,
      String publishedBy,
      List<Accept> accepts) {

    public Proposal {
      accepts = List.copyOf(accepts);
    }
  }

  /**
   * Accepts findings.
   *
   * @param finding a finding's key, or its first part for several at once: the kind, or the clause it looks at first
   */
  public record Accept(String finding, String reason) {

    boolean covers(Meaning found) {
      return finding.equals(found.key())
          || finding.equals(found.kind().name().toLowerCase(Locale.ROOT))
          || found.clauses().stream().limit(1).anyMatch(finding::equals);
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** It is published, with the findings that were accepted. */
    record Published(int number, List<LawLayer> law, List<AcceptedFinding> accepted) implements Outcome {}

    /** The last version of its kind says the same under the same law: nothing was published. */
    record Unchanged(int number) implements Outcome {}

    /**
     * Findings nobody has accepted: nothing was published.
     *
     * @param unmatched accepts that name nothing that was found, as when they are misspelt
     */
    record NotAccepted(List<Meaning> findings, List<String> unmatched) implements Outcome {

      public NotAccepted {
        findings = List.copyOf(findings);
        unmatched = List.copyOf(unmatched);
      }
    }

    /** It would judge orders that were placed under another version: nothing was published. */
    record TooEarly(LocalDate earliest) implements Outcome {}

    /** It is another store's document: nothing was published. */
    record OtherStore(String document) implements Outcome {}
  }

  /**
   * Publishes a policy, or says why not.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND when there is no such store, or POLICY_REJECTED when a document
   *     has faults (argument {@code findings})
   */
  public Outcome publish(Proposal proposal) {
    Store store = stores.get(proposal.store());
    PolicyKind kind = CompiledVersion.of(proposal.source(), List.of(), 0).kind();
    Document document = Policies.read(List.of(proposal.source())).getFirst();
    if (!document.name().startsWith(store.id().value() + "/")) {
      return new Outcome.OtherStore(document.name());
    }
    Optional<PublishedDocument> last =
        versions.archive(store.id()).stream().filter(each -> each.kind() == kind).reduce((_, later) -> later);
    LocalDate today = store.dayOf(clock.instant());
    List<LawDocument> law = proposal.law().orElseGet(() -> law(last, document));
    if (last.filter(found -> found.says(proposal.source(), law)).isPresent()) {
      return new Outcome.Unchanged(last.get().number());
    }
    if (last.isPresent() && proposal.inForceFrom().isBefore(today)) {
      return new Outcome.TooEarly(today);
    }
    return publish(proposal, law);
  }

  private Outcome publish(Proposal proposal, List<LawDocument> law) {
    CompiledVersion.layers(law);
    List<Meaning> warnings =
        Policies.examine(Stream.concat(Stream.of(proposal.source()), law.stream().map(LawDocument::source)).toList())
            .stream()
            .filter(finding -> finding.kind().isWarning())
            .toList();
    List<AcceptedFinding> accepted = new ArrayList<>();
    List<Meaning> open = new ArrayList<>();
    for (Meaning finding : warnings) {
      accepted(proposal, finding).ifPresentOrElse(accepted::add, () -> open.add(finding));
    }
    if (!open.isEmpty()) {
      return new Outcome.NotAccepted(open, unmatched(proposal, warnings));
    }
    int number =
        versions.publish(
            new Publication(
                proposal.store(), proposal.source(), law, proposal.inForceFrom(), proposal.publishedBy(), accepted));
    return new Outcome.Published(number, versions.get(proposal.store(), number).law(), accepted);
  }

  /** The findings that were accepted with the store's versions, the newest first, to accept them again as they were. */
  public List<Accept> acceptedBefore(StoreId store) {
    return versions.archive(store).reversed().stream()
        .flatMap(version -> version.accepted().stream())
        .map(finding -> new Accept(finding.finding(), finding.reason()))
        .toList();
  }

  private static List<String> unmatched(Proposal proposal, List<Meaning> found) {
    return proposal.accepts().stream()
        .filter(accept -> found.stream().noneMatch(accept::covers))
        .map(Accept::finding)
        .toList();
  }

  private static List<LawDocument> law(Optional<PublishedDocument> last, Document document) {
    return last.map(PublishedDocument::lawDocuments).orElseGet(() -> ShippedLaw.usual(document));
  }

  private static Optional<AcceptedFinding> accepted(Proposal proposal, Meaning finding) {
    String words = MeaningText.text(List.of(finding), Locale.ENGLISH).replaceFirst("^[!-] ", "").strip();
    return proposal.accepts().stream()
        .filter(accept -> accept.covers(finding))
        .findFirst()
        .map(accept -> new AcceptedFinding(finding.key(), words, accept.reason().strip()));
  }
}
