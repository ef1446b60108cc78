package retour.server.page;

/**
 * One entry of a timeline.
 *
 * @param when as shown, or empty
 * @param title what happened
 * @param text more about it, or empty
 * @param ahead whether it has yet to happen
 */
public record TimelineEntry(Tone tone, Icon icon, String when, String title, String text, boolean ahead) {}
