package retour.server.returns;

import java.time.LocalDate;

/**
 * What is still to be done for settled items: money or goods have to go out, or a difference has to come in.
 *
 * @param by who does it
 * @param dueOn by when
 */
public record Duty(NextActor by, LocalDate dueOn) {}
