package retour.policy.decision;

import java.time.LocalDate;

/**
 * The last day of a window, with its trace.
 *
 * @param window the window's name in the policy
 * @param clause the clause that asked for it
 * @param from the day of the event that starts it, itself not counted
 * @param rawLastDay the last day before weekends and holidays are looked at
 * @param lastDay the day on which it is still in time, until midnight in the store's time zone
 * @param counting the counting rule's code, such as {@code store-days} or {@code eu-1182-71}
 * @param length such as {@code 14 days} or {@code 1 month}, as the policy writes it
 */
public record Deadline(
    String window,
    String clause,
    LocalDate from,
    LocalDate rawLastDay,
    LocalDate lastDay,
    String counting,
    String length) {}
