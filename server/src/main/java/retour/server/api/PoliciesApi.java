package retour.server.api;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.server.policy.LawLayer;
import retour.server.policy.PolicyKind;
import retour.server.policy.PolicyVersion;
import retour.server.policy.PolicyVersions;
import retour.server.policy.Publication.AcceptedFinding;
import retour.server.policy.PublishedDocument;

/** The store's policy versions: which there are, which judges what is ordered now, and what each says. */
@RestController
@RequestMapping("/api/v1/policies")
class PoliciesApi {

  private final PolicyVersions versions;
  private final InstantSource clock;

  PoliciesApi(PolicyVersions versions, InstantSource clock) {
    this.versions = versions;
    this.clock = clock;
  }

  /**
   * A published version.
   *
   * @param inForceFrom the first order day it judges
   * @param inForce whether it judges what is ordered now
   * @param law the law layers it stands under
   */
  record Row(
      int number,
      PolicyKind kind,
      String name,
      LocalDate inForceFrom,
      boolean inForce,
      Instant publishedAt,
      String publishedBy,
      List<LawLayer> law) {}

  record Rows(List<Row> policies) {}

  /**
   * A version with its document.
   *
   * @param source the store's document, YAML
   * @param accepted what the examination found and somebody accepted, with the reasons
   */
  record Whole(Row policy, String source, List<AcceptedFinding> accepted) {}

  @GetMapping
  Rows all(@AuthenticationPrincipal Caller caller) {
    Set<Integer> inForce = inForce(caller);
    return new Rows(
        versions.archive(caller.store()).reversed().stream().map(each -> row(caller, each, inForce)).toList());
  }

  @GetMapping("/{number}")
  Whole one(@AuthenticationPrincipal Caller caller, @PathVariable int number) {
    PublishedDocument document = versions.document(caller.store(), number);
    return new Whole(row(caller, document, inForce(caller)), document.source(), document.accepted());
  }

  private Row row(Caller caller, PublishedDocument document, Set<Integer> inForce) {
    PolicyVersion version = versions.get(caller.store(), document.number());
    return new Row(
        document.number(),
        document.kind(),
        version.policy().name(),
        document.inForceFrom(),
        inForce.contains(document.number()),
        document.publishedAt(),
        document.publishedBy(),
        version.law());
  }

  /** One of each kind the store has published. */
  private Set<Integer> inForce(Caller caller) {
    Instant now = clock.instant();
    return versions.all(caller.store()).stream()
        .map(PolicyVersion::kind)
        .distinct()
        .map(kind -> versions.inForce(caller.store(), kind, now).number())
        .collect(Collectors.toUnmodifiableSet());
  }
}
