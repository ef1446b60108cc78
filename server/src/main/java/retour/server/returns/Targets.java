package retour.server.returns;

/** Days each step should take: targets shown as such, no promise (clause IC-16). */
final class Targets {

  static final int AUTHORIZATION_DAYS = 2;
  static final int REPLY_DAYS = 7;
  static final int INSPECTION_DAYS = 3;
  static final int RULING_DAYS = 2;
  static final int SETTLEMENT_DAYS = 3;
  static final int SENDING_BACK_DAYS = 7;

  private Targets() {}
}
