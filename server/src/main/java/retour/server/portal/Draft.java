package retour.server.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The unfinished return of a visit, as it is kept: answers as they were typed, by the fact's name.
 *
 * @param key names this return, so that one sent twice is recognized
 * @param language ISO 639-1 code the shopper reads
 * @param answers about the whole return
 * @param filed the case's id once it is filed, or empty
 * @param complaint the complaint that is to become this return
 */
record Draft(
    String key,
    String language,
    List<Line> lines,
    Map<String, String> answers,
    String filed,
    Optional<UUID> complaint) {

  Draft {
    lines = List.copyOf(lines);
    answers = Map.copyOf(answers);
  }

  static Draft empty(String key, String language) {
    return new Draft(key, language, List.of(), Map.of(), "", Optional.empty());
  }

  Draft inLanguage(String other) {
    return new Draft(key, other, lines, answers, filed, complaint);
  }

  Draft withLines(List<Line> picked) {
    return new Draft(key, language, picked, answers, filed, complaint);
  }

  /** One of its own again, of whatever is picked. */
  Draft picking(List<Line> picked) {
    return new Draft(key, language, picked, answers, filed, Optional.empty());
  }

  /** A new one of a complaint's goods, with what was said of them. */
  Draft of(UUID turned, List<Line> goods, Map<String, String> said) {
    return new Draft(UUID.randomUUID().toString(), language, goods, said, "", Optional.of(turned));
  }

  Draft withAnswers(Map<String, String> given) {
    return new Draft(key, language, lines, given, filed, complaint);
  }

  Draft filedAs(String caseId) {
    return new Draft(key, language, List.of(), Map.of(), caseId, Optional.empty());
  }

  /** Whether every line knows what is asked for it. */
  boolean isComplete() {
    return !lines.isEmpty() && lines.stream().noneMatch(line -> line.resolution().isEmpty());
  }

  /**
   * Units of one order line.
   *
   * @param resolution code, or empty
   */
  record Line(int line, int quantity, Map<String, String> answers, String resolution) {

    Line {
      answers = Map.copyOf(answers);
    }

    Line withAnswers(Map<String, String> given) {
      return new Line(line, quantity, given, resolution);
    }

    Line asking(String wanted) {
      return new Line(line, quantity, answers, wanted);
    }
  }
}
