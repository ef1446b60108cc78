package retour.server.account;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Service;
import retour.server.account.AccountRows.Credentials;
import retour.server.platform.Throttle;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;

/** A shopper's log-in with address and password (clause IP-18). */
@Service
public class LogIn {

  /** From one network; from all of them an address bears more, so that a stranger cannot lock its owner out so easily. */
  private static final int TIMES_AN_ADDRESS_A_SENDER = 10;
  private static final int TIMES_AN_ADDRESS = 100;
  private static final int TIMES_A_SENDER = 60;
  private static final Duration PERIOD = Duration.ofMinutes(15);

  private final AccountRows accounts;
  private final AccountSessions sessions;
  private final Passwords passwords;
  private final Throttle byAddressAndSender;
  private final Throttle byAddress;
  private final Throttle bySender;

  LogIn(AccountRows accounts, AccountSessions sessions, Passwords passwords, InstantSource clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.byAddressAndSender = new Throttle(TIMES_AN_ADDRESS_A_SENDER, PERIOD, clock);
    this.byAddress = new Throttle(TIMES_AN_ADDRESS, PERIOD, clock);
    this.bySender = new Throttle(TIMES_A_SENDER, PERIOD, clock);
  }

  /**
   * Begins a session. An address without an account costs the same time and gets the same answer as a wrong password.
   *
   * @param sender a throttling key of the network prefix, not stored
   * @return the session's token; empty when address and password do not belong together
   * @throws Refused with TOO_MANY_TRIES when this address or this sender tries too often
   */
  public Optional<String> with(StoreId store, String email, String password, String sender) {
    String address = store + " " + AccountRows.key(email);
    if (!bySender.passes(store + " " + sender)
        || !byAddressAndSender.passes(address + " " + sender)
        || !byAddress.passes(address)) {
      throw Refused.because(ProblemCode.TOO_MANY_TRIES);
    }
    Optional<Credentials> known = accounts.credentials(store, email);
    return passwords.matches(password, known.map(Credentials::passwordHash))
        ? known.map(found -> sessions.begin(store, found.id()))
        : Optional.empty();
  }
}
