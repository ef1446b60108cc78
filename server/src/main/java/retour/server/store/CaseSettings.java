package retour.server.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a store works on its cases, as far as no clause of its policy says it.
 *
 * @param targetDays calendar days a step should take where the policy names no target, by step: {@code authorization},
 *     {@code reply}, {@code inspection}, {@code ruling}, {@code settlement}, {@code sending_back}; steps left out take
 *     the usual days
 * @param remindDaysBefore how many days before a shopper's last day the shopper is reminded of it; 0 never
 * @param fourEyesAbove what is paid for an item, in the store's minor units, above which nobody both inspects it and
 *     decides on it; absent where one person may do both
 */
public record CaseSettings(
    @Nullable Map<String, Integer> targetDays, @Nullable Integer remindDaysBefore, @Nullable Long fourEyesAbove) {

  /** What holds in a store that set nothing. */
  public static final CaseSettings USUAL = new CaseSettings(null, null, null);

  /** The steps that have target days, in the order a case takes them. */
  public static final List<String> STEPS =
      List.of("authorization", "reply", "inspection", "ruling", "settlement", "sending_back");

  private static final Map<String, Integer> USUAL_DAYS =
      Map.of("authorization", 2, "reply", 7, "inspection", 3, "ruling", 2, "settlement", 3, "sending_back", 7);
  private static final int USUAL_REMINDER = 3;

  public CaseSettings {
    targetDays = targetDays == null ? Map.of() : Map.copyOf(targetDays);
  }

  /** Days for a step. */
  public int daysFor(String step) {
    Map<String, Integer> days = new HashMap<>(USUAL_DAYS);
    if (targetDays != null) {
      days.putAll(targetDays);
    }
    return days.getOrDefault(step, USUAL_DAYS.getOrDefault("inspection", 0));
  }

  /** How many days before a shopper's last day the shopper is reminded; 0 never. */
  public int reminder() {
    return remindDaysBefore == null ? USUAL_REMINDER : remindDaysBefore;
  }

  /** Above which two people are wanted. */
  public OptionalLong twoPeopleAbove() {
    return fourEyesAbove == null ? OptionalLong.empty() : OptionalLong.of(fourEyesAbove);
  }
}
