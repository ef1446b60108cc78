package retour.server.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import retour.server.settlement.ProviderRefunds;
import retour.server.settlement.ProviderRefunds.News;
import retour.server.settlement.ProviderRefunds.Standing;
import retour.server.settlement.ProviderRefunds.ToSend;
import retour.server.store.StoreId;

/**
 * Sends refunds to Stripe. Each carries the same idempotency key for ever and the payout's id in its metadata; where an
 * answer did not come, the next try first looks whether the refund is there, since Stripe forgets keys after a day.
 */
@Component
class SendRefunds {

  /** A payment or a charge of Stripe's. */
  private static final String REFERENCES = "^(pi|ch)_[A-Za-z0-9_]+$";

  private static final int AT_ONCE = 20;
  private static final long LISTED = 100;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 30_000;
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;
  private static final Logger LOG = LoggerFactory.getLogger(SendRefunds.class);

  private final StripeSettings settings;
  private final ProviderRefunds refunds;

  SendRefunds(StripeSettings settings, ProviderRefunds refunds) {
    this.settings = settings;
    this.refunds = refunds;
  }

  /** Sends what is due in every store that has an account. */
  void sendDue() {
    Objects.requireNonNull(settings.stores()).forEach((store, account) -> send(new StoreId(store), client(account)));
  }

  private StripeClient client(StripeSettings.Account account) {
    return StripeClient.builder()
        .setApiKey(account.secretKey())
        .setApiBase(settings.address())
        .setConnectTimeout(CONNECT_MILLIS)
        .setReadTimeout(READ_MILLIS)
        .setMaxNetworkRetries(0)
        .build();
  }

  private void send(StoreId store, StripeClient stripe) {
    for (ToSend refund : refunds.take(store, REFERENCES, AT_ONCE)) {
      try {
        boolean _ = refunds.tell(store, news(refund, answer(stripe, refund)));
      } catch (StripeException failure) {
        tellFailure(store, refund, failure);
      }
    }
  }

  private static Refund answer(StripeClient stripe, ToSend refund) throws StripeException {
    Optional<Refund> there = refund.again() ? find(stripe, refund) : Optional.empty();
    return there.isPresent() ? there.get() : create(stripe, refund);
  }

  private static Refund create(StripeClient stripe, ToSend refund) throws StripeException {
    RefundCreateParams.Builder wanted =
        RefundCreateParams.builder()
            .setAmount(refund.amount().minor())
            .putMetadata(StripeNews.PAYOUT, refund.payoutId().toString());
    RefundCreateParams params =
        refund.payment().startsWith("pi_")
            ? wanted.setPaymentIntent(refund.payment()).build()
            : wanted.setCharge(refund.payment()).build();
    RequestOptions once = RequestOptions.builder().setIdempotencyKey("retour-" + refund.payoutId()).build();
    return stripe.v1().refunds().create(params, once);
  }

  private static Optional<Refund> find(StripeClient stripe, ToSend refund) throws StripeException {
    RefundListParams.Builder wanted = RefundListParams.builder().setLimit(LISTED);
    RefundListParams params =
        refund.payment().startsWith("pi_")
            ? wanted.setPaymentIntent(refund.payment()).build()
            : wanted.setCharge(refund.payment()).build();
    return stripe.v1().refunds().list(params).getData().stream()
        .filter(each -> named(each).equals(refund.payoutId().toString()))
        .findFirst();
  }

  private static String named(Refund refund) {
    Map<String, String> metadata = refund.getMetadata();
    return metadata == null ? "" : metadata.getOrDefault(StripeNews.PAYOUT, "");
  }

  private static News news(ToSend refund, Refund answer) {
    String reason = answer.getFailureReason();
    return new News(
        refund.payoutId(),
        StripeNews.standing(answer.getStatus()),
        answer.getId(),
        reason == null ? "" : reason);
  }

  /**
   * What Stripe refuses stays refused and goes back to the accountant; what it did not answer, or what our own key was too
   * weak for, is tried again.
   */
  private void tellFailure(StoreId store, ToSend refund, StripeException failure) {
    if (isTriedAgain(failure)) {
      LOG.warn("Stripe gave no answer for payout {}: {}", refund.payoutId(), failure.getClass().getSimpleName());
      return;
    }
    String code = failure.getCode() == null ? failure.getClass().getSimpleName() : failure.getCode();
    boolean _ = refunds.tell(store, new News(refund.payoutId(), Standing.FAILED, "", code));
  }

  private static boolean isTriedAgain(StripeException failure) {
    Integer status = failure.getStatusCode();
    boolean ours = failure instanceof AuthenticationException || failure instanceof PermissionException;
    boolean lost = failure instanceof ApiConnectionException || failure instanceof ApiException;
    return ours || lost || status == null || status == TOO_MANY || status >= SERVER;
  }
}
