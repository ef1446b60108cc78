package retour.server.withdrawal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import retour.server.mail.MailAddresses;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

/** Cleans what was typed, and finds what is wrong with it. */
final class StatementWords {

  private static final int LONGEST = 200;
  private static final int LONGEST_GOODS = 2_000;

  private StatementWords() {}

  /**
   * The statement as it is kept: clean words, its moment to the second.
   *
   * @throws Refused with INVALID_INPUT
   */
  static Statement sound(Statement statement, Instant now) {
    Statement.Words words = clean(statement.words());
    List<FieldFault> faults = new ArrayList<>();
    require(faults, "name", words.name());
    require(faults, "contract", words.contract());
    boolean mayLack =
        switch (statement.channel()) {
          case PORTAL, API, EMAIL -> false;
          case LETTER, PHONE, OTHER -> true;
        };
    if (!(mayLack && words.address().isEmpty())) {
      require(faults, "address", words.address());
      if (!words.address().isEmpty() && !MailAddresses.canBeSentTo(words.address())) {
        faults.add(new FieldFault("address", "not_an_address"));
      }
    }
    if (words.goods().length() > LONGEST_GOODS) {
      faults.add(new FieldFault("goods", "too_long"));
    }
    if (statement.statedAt().filter(now::isBefore).isPresent()) {
      faults.add(new FieldFault("stated_at", "in_future"));
    }
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
    return statement.with(words, statement.statedAt().orElse(now).truncatedTo(ChronoUnit.SECONDS));
  }

  private static void require(List<FieldFault> faults, String field, String text) {
    if (text.isEmpty()) {
      faults.add(new FieldFault(field, "missing"));
    } else if (text.length() > LONGEST) {
      faults.add(new FieldFault(field, "too_long"));
    }
  }

  /**
   * Free text that is kept.
   *
   * @throws Refused with INVALID_INPUT: {@code missing}, {@code too_long}
   */
  static String text(String field, String text) {
    if (text.isBlank() || text.length() > LONGEST_GOODS) {
      throw Refused.fields(List.of(new FieldFault(field, text.isBlank() ? "missing" : "too_long")));
    }
    return text.strip();
  }

  private static Statement.Words clean(Statement.Words words) {
    return new Statement.Words(
        clean(words.name()), clean(words.contract()), clean(words.address()), clean(words.goods()));
  }

  /** One line without control characters, so that the receipt's text has one reading only. */
  private static String clean(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
  }
}
