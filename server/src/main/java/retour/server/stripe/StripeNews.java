package retour.server.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import retour.server.settlement.ProviderRefunds;
import retour.server.settlement.ProviderRefunds.News;
import retour.server.settlement.ProviderRefunds.Standing;
import retour.server.store.StoreId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Stripe tells of refunds (webhook). Believed only with the store's signature, at most five minutes old; told twice, late
 * or out of order, it is booked once. What is not about a refund of ours is taken and forgotten.
 */
@RestController
class StripeNews {

  /** The name under which a refund's metadata holds the payout's id. */
  static final String PAYOUT = "retour_payout";

  private static final long TOLERANCE_SECONDS = 300;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StripeSettings settings;
  private final ProviderRefunds refunds;
  private final InstantSource clock;

  StripeNews(StripeSettings settings, ProviderRefunds refunds, InstantSource clock) {
    this.settings = settings;
    this.refunds = refunds;
    this.clock = clock;
  }

  @PostMapping("/hooks/stripe/{store}")
  ResponseEntity<Void> told(
      @PathVariable String store,
      @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature,
      @RequestBody String payload) {
    StripeSettings.Account account = Objects.requireNonNull(settings.stores()).get(store);
    if (account == null) {
      return ResponseEntity.notFound().build();
    }
    if (!isSigned(payload, signature, account)) {
      return ResponseEntity.badRequest().build();
    }
    news(payload).ifPresent(news -> refunds.tell(new StoreId(store), news));
    return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
  }

  private boolean isSigned(String payload, String signature, StripeSettings.Account account) {
    try {
      return Webhook.Signature.verifyHeader(
          payload, signature, account.webhookSecret(), TOLERANCE_SECONDS, clock.withZone(ZoneOffset.UTC));
    } catch (SignatureVerificationException _) {
      return false;
    }
  }

  private static Optional<News> news(String payload) {
    try {
      JsonNode refund = JSON.readTree(payload).path("data").path("object");
      if (!refund.path("object").asString("").equals("refund")) {
        return Optional.empty();
      }
      UUID payout = UUID.fromString(refund.path("metadata").path(PAYOUT).asString(""));
      return Optional.of(
          new News(
              payout,
              standing(refund.path("status").asString("")),
              refund.path("id").asString(""),
              refund.path("failure_reason").asString("")));
    } catch (JacksonException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** What is neither through nor over is pending: Stripe will tell. */
  static Standing standing(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "succeeded" -> Standing.SUCCEEDED;
      case "failed", "canceled" -> Standing.FAILED;
      default -> Standing.PENDING;
    };
  }
}
