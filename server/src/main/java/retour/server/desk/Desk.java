package retour.server.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import retour.server.page.Formats;
import retour.server.page.InLanguage;
import retour.server.page.Page;
import retour.server.page.Texts;
import retour.server.page.Tone;
import retour.server.problem.FieldFault;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.StaffMember;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreSettings;

/**
 * The desk as one person sees it: who, of which store, in which language, on which day. Every read and command of a page
 * goes through {@link #storeId}, so that no page can reach another store.
 *
 * @param base the page's look without its title
 * @param today the store's day
 * @param notice what the step just taken led to
 * @param typed what was typed into a form that was refused
 */
public record Desk(
    Store store,
    StaffMember staff,
    Page base,
    LocalDate today,
    Optional<Notice> notice,
    Map<String, String> typed)
    implements InLanguage {

  public Desk {
    typed = Map.copyOf(typed);
  }

  public StoreId storeId() {
    return store.id();
  }

  public Actor actor() {
    return new Actor.Staff(staff.id(), staff.role());
  }

  public Role role() {
    return staff.role();
  }

  public boolean may(Deed deed) {
    return deed.isFor(staff.role());
  }

  @Override
  public String language() {
    return base.t().language();
  }

  public Texts t() {
    return base.t();
  }

  public Formats f() {
    return base.f();
  }

  /** A text of the desk's own bundle; the key without {@code desk.}. */
  public String say(String key, Object... arguments) {
    return base.t().get("desk." + key, arguments);
  }

  /** The words for a code such as a status; the code itself where the bundle has none. */
  public String word(String group, String code) {
    return base.t().find("desk." + group + "." + code).orElse(code.replace('_', ' '));
  }

  /** A carrier's name in the store's directory; else the code as the shop wrote it. */
  public String carrier(String code) {
    return contact(code).map(StoreSettings.CarrierContact::name).orElse(code);
  }

  /** Where the carrier takes claims by telephone (clause IP-10); empty when the store knows none. */
  public String carrierPhone(String code) {
    return contact(code).map(StoreSettings.CarrierContact::phone).orElse("");
  }

  private Optional<StoreSettings.CarrierContact> contact(String code) {
    return Optional.ofNullable(store.settings().carriers().get(code.toLowerCase(Locale.ROOT)));
  }

  /** This desk with something to tell. */
  Desk told(Notice told) {
    return new Desk(store, staff, base, today, Optional.of(told), typed);
  }

  /** The page with its title and, where a step was just taken, what came of it. */
  public Page page(String title) {
    Page titled = base.withTitle(title);
    return notice.map(told -> titled.withNotice(told.good() ? Tone.GOOD : Tone.BAD, sentence(told))).orElse(titled);
  }

  /** What was typed into a field of a refused form; else {@code otherwise}. */
  public String typed(String field, String otherwise) {
    return typed.getOrDefault(field, otherwise);
  }

  /** What is wrong with a field, or empty. */
  public String error(String field) {
    return notice.stream()
        .flatMap(told -> told.faults().stream())
        .filter(fault -> fault.field().equals(field))
        .map(fault -> word("fault", fault.code()))
        .findFirst()
        .orElse("");
  }

  private String sentence(Notice told) {
    StringBuilder sentence = new StringBuilder(base.t().find(told.key()).orElseGet(() -> say("problem.other")));
    for (FieldFault fault : told.faults()) {
      sentence.append(' ').append(word("fault", fault.code()));
    }
    if (told.arguments().get("requirements") instanceof List<?> missing) {
      missing.forEach(what -> sentence.append(" · ").append(word("requirement", String.valueOf(what))));
    }
    return sentence.toString();
  }
}
