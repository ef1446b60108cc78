package retour.server.returns;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.decision.Deadline;
import retour.policy.decision.Decision;
import retour.server.store.CaseSettings;

/**
 * By when each step of a case should be done: what the policy names as its target counts, else the store's usual days
 * (clause IC-16). Targets shown as such, no promise. While the policy's clock stands, as it does while goods are at
 * the manufacturer, the policy names no day.
 *
 * @param named days the policy names, the first of all lines
 */
record Aims(Map<Step, LocalDate> named, CaseSettings usual) {

  /** What somebody has to do. */
  enum Step {
    AUTHORIZATION("authorization"),
    REPLY("reply"),
    INSPECTION("inspection"),
    RULING("ruling", "answer"),
    SETTLEMENT("settlement"),
    SENDING_BACK("sending_back");

    // Unmodifiable, though its type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> targets;

    Step(String... targets) {
      this.targets = List.of(targets);
    }

    private String code() {
      return targets.getFirst();
    }
  }

  Aims {
    named = Map.copyOf(named);
  }

  static Aims of(Decision decision, CaseSettings usual) {
    Map<Step, LocalDate> named = new EnumMap<>(Step.class);
    for (Step step : Step.values()) {
      step.targets.stream()
          .flatMap(target -> day(decision, target).stream())
          .findFirst()
          .ifPresent(day -> named.put(step, day));
    }
    return new Aims(named, usual);
  }

  LocalDate by(Step step, LocalDate today) {
    LocalDate day = named.get(step);
    return day != null ? day : today.plusDays(usual.daysFor(step.code()));
  }

  /** Whether the policy itself gives the day: then it moves with what the policy counts from. */
  boolean names(LocalDate day) {
    return named.containsValue(day);
  }

  private static Optional<LocalDate> day(Decision decision, String target) {
    return decision.lines().stream()
        .flatMap(line -> line.targets().stream())
        .filter(each -> each.what().equals(target))
        .flatMap(each -> each.until().stream())
        .map(Deadline::lastDay)
        .min(Comparator.naturalOrder());
  }
}
