package retour.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import retour.policy.explain.DiffText;
import retour.server.policy.LawLayer;
import retour.server.policy.PolicyVersion;
import retour.server.policy.Publication.AcceptedFinding;
import retour.server.policy.PublishedDocument;
import retour.server.policy.VersionDiff;
import retour.server.policy.VersionDiff.LawChange;

/**
 * A policy version with its history.
 *
 * @param before the version of the same kind before it
 * @param inForce whether it judges what is ordered now
 */
public record PolicyView(
    PolicyVersion version, PublishedDocument document, Optional<PublishedDocument> before, boolean inForce) {

  /** What it changed, a line each; empty when nothing, or when there was none before. */
  public List<String> changes(Desk desk) {
    List<String> lines = new ArrayList<>();
    before
        .map(older -> VersionDiff.between(older, document))
        .ifPresent(
            diff -> {
              lines.addAll(DiffText.lines(diff.changes(), Locale.of(desk.language())));
              diff.law().forEach(change -> lines.add(law(desk, change)));
            });
    return lines;
  }

  /** Accepted findings by the reason they were accepted for. */
  public Map<String, List<AcceptedFinding>> accepted() {
    return document.accepted().stream()
        .collect(Collectors.groupingBy(AcceptedFinding::reason, TreeMap::new, Collectors.toList()));
  }

  /** A law layer in words, such as {@code eu-consumer: version 1, enforced}. */
  public static String law(Desk desk, LawLayer layer) {
    return desk.say("policy.law", layer.name(), lawAs(desk, layer));
  }

  private static String lawAs(Desk desk, LawLayer layer) {
    return desk.say("policy.law_as", layer.version(), desk.word("law_mode", layer.mode().code()));
  }

  private static String law(Desk desk, LawChange change) {
    if (change.before().isEmpty()) {
      return desk.say("policy.law_new", change.after().map(layer -> law(desk, layer)).orElse(""));
    }
    String before = change.before().map(layer -> lawAs(desk, layer)).orElse("");
    return change
        .after()
        .map(after -> desk.say("policy.law_became", change.layer(), before, lawAs(desk, after)))
        .orElseGet(() -> desk.say("policy.law_gone", change.before().map(layer -> law(desk, layer)).orElse("")));
  }
}
