package retour.policy.explain;

import java.util.ArrayList;
import java.util.List;
import retour.policy.decision.Deadline;

/** How a last day is counted, as plain text. */
final class DeadlineText {

  private final Texts texts;

  DeadlineText(Texts texts) {
    this.texts = texts;
  }

  String of(Deadline deadline) {
    Deadline.Trace trace = deadline.trace();
    List<String> parts = new ArrayList<>();
    parts.add(texts.of("counted.from", length(deadline.length()), texts.day(deadline.from())));
    trace.opens().ifPresent(day -> parts.add(texts.of("counted.opens", texts.day(day))));
    trace.moves().forEach(move -> parts.add(texts.of("counted.moved", texts.day(move.to()), texts.of("moved", move.reason()))));
    trace.calendar().ifPresent(name -> parts.add(texts.of("counted.calendar", name)));
    if (trace.provisional()) {
      parts.add(texts.of("counted.provisional"));
    }
    return String.join("; ", parts);
  }

  /** {@code 14 days and 12 months}, part by part in the reader's language. */
  private String length(String written) {
    List<String> parts = List.of(written.split(" and "));
    return String.join(texts.of("and"), parts.stream().map(this::part).toList());
  }

  private String part(String written) {
    int blank = written.indexOf(' ');
    String unit = written.substring(blank + 1).replaceAll("s$", "").replace(' ', '_');
    return blank < 0 ? written : texts.of("length." + unit, Integer.valueOf(written.substring(0, blank)));
  }
}
