package retour.server.order;

import java.util.Locale;

/** How an order was paid. */
public enum PaymentMethod {
  CARD,
  ONLINE,
  BANK_TRANSFER,
  CASH_ON_DELIVERY,
  STORE_CREDIT,
  OTHER;

  /** As written in SQL, facts and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
