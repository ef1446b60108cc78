package retour.server.customer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.server.mail.MailFacts;
import retour.server.mail.MailRequest;
import retour.server.mail.MailTemplate;
import retour.server.mail.MailTemplates;
import retour.server.mail.Outbox;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.platform.Throttle;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** One-time links by mail: the proof that a person may act on an order (clause IP-17). */
@Service
public class AccessLinks {

  static final Duration ASKED_FOR = Duration.ofHours(1);
  static final Duration IN_A_MAIL = Duration.ofDays(30);
  static final Duration VISIT = Duration.ofHours(2);

  private static final int TIMES_AN_ORDER = 5;
  private static final int TIMES_A_SENDER = 30;

  private static final String KEEP =
      """
      insert into access_link (store_id, token_hash, order_id, created_at, expires_at)
      select store_id, token_hash, order_id, :now, :expires
      from unnest(:stores, :hashes, :orders) as link (store_id, token_hash, order_id)
      """;

  private static final String OPEN =
      """
      with used as (
        update access_link
        set used_at = :now
        where store_id = :store and token_hash = :hash and used_at is null and expires_at > :now
        returning store_id, order_id
      )
      insert into visit (store_id, token_hash, order_id, started_at, expires_at)
      select store_id, :visitHash, order_id, :now, :expires
      from used
      """;

  private static final String STATE =
      """
      select used_at is not null
      from access_link
      where store_id = :store and token_hash = :hash
      """;

  private final Stores stores;
  private final Orders orders;
  private final MailTemplates templates;
  private final Outbox outbox;
  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Executor aside;
  private final Throttle byOrder;
  private final Throttle bySender;

  AccessLinks(
      Stores stores,
      Orders orders,
      MailTemplates templates,
      Outbox outbox,
      JdbcClient jdbc,
      InstantSource clock,
      @Qualifier("linkMails") Executor aside) {
    this.stores = stores;
    this.orders = orders;
    this.templates = templates;
    this.outbox = outbox;
    this.jdbc = jdbc;
    this.clock = clock;
    this.aside = aside;
    this.byOrder = new Throttle(TIMES_AN_ORDER, Duration.ofHours(1), clock);
    this.bySender = new Throttle(TIMES_A_SENDER, Duration.ofMinutes(10), clock);
  }

  /**
   * Sends a link if order number and e-mail belong together. Answers the same, and takes as long, whether they do: the
   * looking up happens after the answer.
   *
   * @throws retour.server.problem.Refused with TOO_MANY_TRIES when this order number or this sender asks too often
   */
  public void request(LinkRequest request) {
    String order =
        request.store() + " " + request.orderNumber().replaceAll("[\\s#]", "").toUpperCase(Locale.ROOT);
    if (!bySender.passes(request.sender()) || !byOrder.passes(order)) {
      throw Refused.because(ProblemCode.TOO_MANY_TRIES);
    }
    aside.execute(() -> send(request));
  }

  private void send(LinkRequest request) {
    orders
        .byNumberAndEmail(request.store(), request.orderNumber(), request.email())
        .ifPresent(order -> send(order, request.language()));
  }

  private void send(Order order, String language) {
    String token = issue(order.store(), order.id(), ASKED_FOR);
    MailRequest mail =
        new MailRequest(
            stores.get(order.store()),
            "access_link/" + HexFormat.of().formatHex(Tokens.hash(token)),
            Optional.empty(),
            MailTemplate.ACCESS_LINK,
            language,
            order.buyer().email(),
            MailFacts.ofOrder(token, order.number()));
    outbox.put(templates.write(mail));
  }

  /** A new link's token for a mail about an order, valid for 30 days, for one use. */
  public String issue(StoreId store, OrderId order) {
    return issue(store, order, IN_A_MAIL);
  }

  /** Keeps the links of several mails together, each valid for 30 days, for one use; until then they open nothing. */
  public void keep(NewLinks links) {
    if (!links.isEmpty()) {
      keep(links, IN_A_MAIL);
    }
  }

  private String issue(StoreId store, OrderId order, Duration valid) {
    NewLinks one = new NewLinks();
    String token = one.issue(store, order);
    keep(one, valid);
    return token;
  }

  private void keep(NewLinks links, Duration valid) {
    Instant now = clock.instant();
    jdbc.sql(KEEP)
        .params(links.parameters())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", now.plus(valid).atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * A link's first and only use.
   *
   * @return the token of the visit it opens
   * @throws retour.server.problem.Refused with LINK_USED, LINK_EXPIRED or NOT_FOUND
   */
  public String open(StoreId store, String token) {
    String visit = Tokens.next();
    Instant now = clock.instant();
    int opened =
        jdbc.sql(OPEN)
            .param("store", store.value())
            .param("hash", Tokens.hash(token))
            .param("visitHash", Tokens.hash(visit))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("expires", now.plus(VISIT).atOffset(ZoneOffset.UTC))
            .update();
    if (opened == 0) {
      throw Refused.because(whyNot(store, token));
    }
    return visit;
  }

  private ProblemCode whyNot(StoreId store, String token) {
    return jdbc.sql(STATE)
        .param("store", store.value())
        .param("hash", Tokens.hash(token))
        .query(Boolean.class)
        .optional()
        .map(used -> used ? ProblemCode.LINK_USED : ProblemCode.LINK_EXPIRED)
        .orElse(ProblemCode.NOT_FOUND);
  }

  /**
   * Who asks for a link.
   *
   * @param sender a throttling key of the network prefix, not stored
   */
  public record LinkRequest(StoreId store, String orderNumber, String email, String language, String sender) {
    @Override
    public String toString() {
      return "LinkRequest[" + store + "]";
    }
  }
}
