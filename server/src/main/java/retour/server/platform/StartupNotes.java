package retour.server.platform;

import java.util.List;

/** Adds lines to what a finished start prints, such as addresses and the demonstration's log-ins. */
@FunctionalInterface
public interface StartupNotes {

  /**
   * The lines, without a line end; none when there is nothing to say.
   *
   * @param base the address of the server, such as {@code http://127.0.0.1:8080}, without a slash at its end
   */
  List<String> lines(String base);
}
