package retour.server.clause;

import java.util.List;
import java.util.stream.Stream;

/** Where people meet clauses at work. A test holds that each address is answered. */
enum Screen {
  POLICY("/{store}/policy", "IE-16", "IE-17"),
  QUESTIONS("/{store}/v/{token}/questions", "IP-02", "IP-11", "IE-01", "IE-02", "IE-11", "IE-13", "IC-08", "IC-11", "IC-18"),
  ANSWER(
      "/{store}/v/{token}/answer",
      "IP-01", "IP-02", "IP-03", "IP-06", "IP-08", "IP-09", "IP-10", "IP-11", "IP-12", "IP-13", "IE-01", "IE-02", "IE-03",
      "IE-05", "IE-06", "IE-08", "IE-11", "IE-12", "IE-13", "IE-14", "IE-15", "IC-01", "IC-02", "IC-04", "IC-11", "IC-13",
      "IC-14", "IC-18"),
  PHOTOS("/{store}/v/{token}/photos", "IP-07", "IE-21"),
  REFERRAL("/{store}/v/{token}/referrals/{id}", "IP-08", "IP-10"),
  RETURN("/{store}/v/{token}/returns/{id}", "IP-03", "IP-14", "IP-25", "IE-05", "IE-06", "IE-17", "IC-16"),
  SLIP("/{store}/v/{token}/returns/{id}/slip.pdf", "IE-05", "IE-06"),
  WITHDRAW("/{store}/v/{token}/withdraw", "IE-03", "IE-04", "IE-16"),
  COMPLAINT_FORM("/{store}/v/{token}/complaint", "IE-19", "IE-20", "IE-21", "IE-22"),
  COMPLAINT("/{store}/v/{token}/complaints/{id}", "IE-22", "IE-25"),
  STORE("/{store}", "IP-16", "IP-23", "IP-25"),
  LINK("/{store}/link/{token}", "IP-17", "IP-18"),
  ACCOUNT("/{store}/account", "IP-17", "IE-28"),
  NEW_ACCOUNT("/{store}/account/new", "IP-26"),
  OWN_PAGE("/{store}/a/{session}", "IP-18", "IP-19", "IP-21"),
  OFFERS("/{store}/offers/{key}", "IP-21"),
  DESK_LOGIN("/desk/login", "IP-20", "IP-22"),
  DESK_RECEIVING("/desk/receiving", "IP-03", "IP-06", "IE-09", "IE-23", "IC-01"),
  DESK_INSPECTION(
      "/desk/cases/{id}/items/{itemNo}/inspection",
      "IP-02", "IE-02", "IE-05", "IE-07", "IE-11", "IE-12", "IE-13", "IE-14", "IE-15", "IC-05", "IC-06", "IC-07", "IC-08",
      "IC-09", "IC-10", "IC-12", "IC-18"),
  DESK_RULING(
      "/desk/cases/{id}/items/{itemNo}/ruling",
      "IE-05", "IE-07", "IC-03", "IC-05", "IC-06", "IC-07", "IC-08", "IC-09", "IC-10", "IC-11", "IC-12", "IC-15"),
  DESK_CASE("/desk/cases/{id}", "IP-03", "IP-14", "IP-20", "IP-25", "IE-04", "IE-08", "IC-02", "IC-16", "IC-17"),
  DESK_SETTLEMENT(
      "/desk/cases/{id}/settlement", "IP-04", "IP-05", "IP-15", "IE-08", "IE-10", "IE-15", "IE-18", "IE-24", "IE-26", "IC-03"),
  DESK_HANDOVER("/desk/orders/{id}", "IP-08", "IP-09", "IP-11", "IP-12"),
  DESK_CLAIMS("/desk/claims", "IP-07"),
  DESK_PARCEL("/desk/cases/{id}/label", "IP-24"),
  DESK_COMPLAINT("/desk/complaints/{id}", "IE-19", "IE-24", "IE-25", "IE-26", "IE-27"),
  DESK_OVERDUE("/desk/overdue", "IE-25", "IC-16");

  private final String address;
  // Unmodifiable, though its type does not say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> clauses;

  Screen(String address, String... clauses) {
    this.address = address;
    this.clauses = List.of(clauses);
  }

  String address() {
    return address;
  }

  List<String> clauses() {
    return clauses;
  }

  /** The screens on which a clause is met. */
  static List<Screen> of(String clause) {
    return Stream.of(values()).filter(screen -> screen.clauses.contains(clause)).toList();
  }
}
