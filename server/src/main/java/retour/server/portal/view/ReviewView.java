package retour.server.portal.view;

import java.util.List;

/** Everything that is about to be sent. */
public record ReviewView(String key, List<Line> lines, List<Answer> answers, List<Photo> photos, String total) {

  /** One line with its answers. */
  public record Line(String name, String units, String resolution, String amount, List<Answer> answers) {}

  /** A question as it was answered. */
  public record Answer(String question, String answer) {}

  /** An uploaded file. */
  public record Photo(String href, String remove, boolean picture, String label) {}
}
