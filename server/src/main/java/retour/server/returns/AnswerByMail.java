package retour.server.returns;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import retour.server.mail.MailThread;
import retour.server.order.Orders;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * Lays an answer by mail on its return. What the customer wrote is their reply; what somebody else wrote, or what comes
 * once the return is over, is a note for staff: nothing is lost, and nobody speaks for the customer.
 */
@Service
public class AnswerByMail {

  private static final int TRIES = 5;
  private static final Pattern ADDRESS = Pattern.compile("<([^<>]*)>\\s*$");
  /** A number stands near the beginning; a subject without end is not searched to its end. */
  private static final int MOST_WORDS = 20;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}-]{6,40}");

  /** Where the mail that is answered begins. */
  private static final Pattern QUOTED =
      Pattern.compile("^(>|-{3,}\\s*(Original Message|Оригинално съобщение)|On .{1,200} wrote:|На .{1,200} написа:|-- ?$).*");

  private final ReturnCases cases;
  private final Orders orders;
  private final Authorization authorization;
  private final Notes notes;

  AnswerByMail(ReturnCases cases, Orders orders, Authorization authorization, Notes notes) {
    this.cases = cases;
    this.orders = orders;
    this.authorization = authorization;
    this.notes = notes;
  }

  /**
   * A mail as the store's mail program read it.
   *
   * @param from address, with or without a name
   * @param references what {@code References} and {@code In-Reply-To} hold; may be empty
   * @param text the plain text
   */
  public record Letter(String from, String subject, String references, String text) {}

  /**
   * Where a mail came to lie.
   *
   * @param reply whether it is the customer's word; else a note
   */
  public record Landed(ReturnCase returnCase, boolean reply) {}

  /**
   * Lays the mail on the return that it answers, or whose number its subject names.
   *
   * @throws Refused with NOT_ALLOWED, NUMBER_UNKNOWN where it names no return, or INVALID_INPUT (field {@code text}:
   *     {@code missing})
   */
  public Landed land(StoreId store, Letter letter, Actor actor) {
    ReturnRights.TAKE_MAIL.require(actor);
    String text = unquoted(letter.text());
    Claims.requireText(text, "text");
    ReturnCase found = find(store, letter).orElseThrow(() -> Refused.because(ProblemCode.NUMBER_UNKNOWN));
    for (int tries = 1; ; tries++) {
      try {
        return land(cases.get(store, found.id()), letter, text, actor);
      } catch (Refused changed) {
        if (changed.code() != ProblemCode.CHANGED_MEANWHILE || tries == TRIES) {
          throw changed;
        }
      }
    }
  }

  private Landed land(ReturnCase found, Letter letter, String text, Actor actor) {
    CaseCommand command = new CaseCommand(found.store(), found.id(), found.version(), actor);
    boolean reply = found.nextActor() != NextActor.NOBODY && isFromCustomer(found, letter);
    return new Landed(
        reply ? authorization.reply(command, text) : notes.add(command, text), reply);
  }

  private boolean isFromCustomer(ReturnCase found, Letter letter) {
    var address = ADDRESS.matcher(letter.from());
    String from = address.find() ? address.group(1) : letter.from();
    return orders
        .find(found.store(), found.order())
        .filter(order -> order.buyer().email().strip().equalsIgnoreCase(from.strip()))
        .isPresent();
  }

  private Optional<ReturnCase> find(StoreId store, Letter letter) {
    return MailThread.returnIn(letter.references())
        .flatMap(id -> get(store, new CaseId(id)))
        .or(() -> named(store, letter.subject()));
  }

  /** A thread of another store's return is unknown here. */
  private Optional<ReturnCase> get(StoreId store, CaseId id) {
    try {
      return Optional.of(cases.get(store, id));
    } catch (Refused unknown) {
      return Optional.empty();
    }
  }

  private Optional<ReturnCase> named(StoreId store, String subject) {
    return WORD.matcher(subject.toUpperCase(Locale.ROOT)).results()
        .map(word -> word.group())
        .limit(MOST_WORDS)
        .flatMap(word -> cases.byNumber(store, word).stream())
        .findFirst();
  }

  private static String unquoted(String text) {
    Stream<String> own = Arrays.stream(text.split("\\R", -1)).takeWhile(line -> !QUOTED.matcher(line).matches());
    String said = own.collect(Collectors.joining("\n")).strip();
    return said.length() > Claims.LONGEST_TEXT ? said.substring(0, Claims.LONGEST_TEXT) : said;
  }
}
