package retour.server.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.mail.MailTemplates;
import retour.server.mail.Outbox;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.testing.TestClock;

/** Accounts for tests, made as shoppers make them: by a mailed link. Mails are written at once. */
public final class AccountFixture {

  public static final String PASSWORD = "lamp-river-sixteen-goats";

  private static final Pattern LINK = Pattern.compile("/account/link/([\\w-]{43})");

  private final ApplicationContext beans;
  private final AccountLinks links;

  public AccountFixture(ApplicationContext beans) {
    this.beans = beans;
    this.links =
        new AccountLinks(
            beans.getBean(AccountRows.class),
            beans.getBean(AccountSessions.class),
            beans.getBean(Passwords.class),
            beans.getBean(MailTemplates.class),
            beans.getBean(Outbox.class),
            beans.getBean(JdbcClient.class),
            beans.getBean(TransactionTemplate.class),
            beans.getBean(TestClock.class),
            Runnable::run);
  }

  AccountLinks links() {
    return links;
  }

  /** Asks for a link and reads it out of the mail. */
  public String mailedToken(StoreId store, String email) {
    links.request(store(store), email, "en", "somewhere");
    String text = beans.getBean(Outbox.class).latest(store, 1).getFirst().mail().text();
    Matcher found = LINK.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no link in " + text);
    }
    return found.group(1);
  }

  /** A new account, or the old one with this password. */
  public String session(StoreId store, String email) {
    return links.setPassword(store(store), mailedToken(store, email), PASSWORD, false);
  }

  private Store store(StoreId id) {
    return beans.getBean(Stores.class).get(id);
  }
}
