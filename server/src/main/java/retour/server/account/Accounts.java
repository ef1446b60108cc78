package retour.server.account;

import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.customer.AccessLinks;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;

/** What the owner of an account sees and does (clauses IP-17 to IP-19). */
@Service
public class Accounts {

  /** More orders of one address than this are not listed; each opens by its number, too. */
  static final int MOST_ORDERS = 200;

  private static final int MOST_AT_ALL = 20_000;

  private final AccountRows rows;
  private final AccountSessions sessions;
  private final Orders orders;
  private final AccessLinks links;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Accounts(
      AccountRows rows,
      AccountSessions sessions,
      Orders orders,
      AccessLinks links,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.rows = rows;
    this.sessions = sessions;
    this.orders = orders;
    this.links = links;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Whose session it is.
   *
   * @throws Refused with NOT_FOUND or LINK_EXPIRED
   */
  public Account of(StoreId store, String session) {
    return rows.find(store, sessions.account(store, session)).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** The orders of the account's address, newest first. */
  public List<Order> orders(Account account) {
    return orders.ofEmail(account.store(), account.email(), MOST_ORDERS);
  }

  /** As {@link #orders}, and those that no page lists: at most as many as one statement takes. */
  List<Order> allOrders(Account account) {
    return orders.ofEmail(account.store(), account.email(), MOST_AT_ALL);
  }

  /**
   * Opens an order as a one-time link would.
   *
   * @return the visit's token
   * @throws Refused with NOT_FOUND for an order of another address
   */
  public String open(Account account, OrderId order) {
    Order own =
        orders
            .find(account.store(), order)
            .filter(found -> AccountRows.key(found.buyer().email()).equals(AccountRows.key(account.email())))
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    return links.open(own.store(), links.issue(own.store(), own.id()));
  }

  /** @throws Refused with CHANGED_MEANWHILE when the account is not any more as {@code seen} */
  public void change(Account seen, AccountDetails details) {
    if (!rows.change(seen, details)) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  /** Says whether the shopper wants offers by mail (clause IP-21). */
  public void offers(Account account, boolean wanted) {
    rows.offers(account.store(), account.id(), wanted, clock.instant());
  }

  /** Leaves the offers by the address that each of them carries (RFC 8058); an unknown key changes nothing. */
  public void noOffers(StoreId store, String key) {
    rows.noOffers(store, key);
  }

  /**
   * Deletes the account with what it keeps and its sessions. Orders and returns are the store's own records and stay as long
   * as the law makes the store keep them.
   */
  public void delete(Account account) {
    transaction.executeWithoutResult(
        _ -> {
          sessions.endAll(account.store(), account.id());
          rows.delete(account.store(), account.id());
        });
  }
}
