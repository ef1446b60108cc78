package retour.server.order;

import java.util.List;
import java.util.Locale;

/** The columns of a Shopify order export that are read, with the names seen for them. */
enum ShopifyColumn {
  NAME(true, "Name"),
  EMAIL(false, "Email"),
  FINANCIAL_STATUS(false, "Financial Status"),
  FULFILLMENT_STATUS(false, "Fulfillment Status"),
  FULFILLED_AT(false, "Fulfilled at", "Fulfillment Date"),
  CURRENCY(true, "Currency"),
  SUBTOTAL(false, "Subtotal"),
  SHIPPING(false, "Shipping"),
  TAXES(false, "Taxes"),
  TAX_1_NAME(false, "Tax 1 Name"),
  TAX_2_NAME(false, "Tax 2 Name"),
  DUTIES(false, "Duties"),
  TOTAL(true, "Total"),
  DISCOUNT_AMOUNT(false, "Discount Amount"),
  OUTSTANDING_BALANCE(false, "Outstanding Balance"),
  REFUNDED_AMOUNT(false, "Refunded Amount"),
  CREATED_AT(true, "Created at"),
  CANCELLED_AT(false, "Cancelled at", "Canceled at"),
  PAYMENT_METHOD(false, "Payment Method"),
  PAYMENT_REFERENCE(false, "Payment Reference", "Payment ID"),
  LINEITEM_QUANTITY(true, "Lineitem quantity"),
  LINEITEM_NAME(true, "Lineitem name"),
  LINEITEM_PRICE(true, "Lineitem price"),
  LINEITEM_SKU(false, "Lineitem sku"),
  LINEITEM_REQUIRES_SHIPPING(false, "Lineitem requires shipping"),
  LINEITEM_TAXABLE(false, "Lineitem taxable"),
  LINEITEM_FULFILLMENT_STATUS(false, "Lineitem fulfillment status"),
  LINEITEM_DISCOUNT(false, "Lineitem discount"),
  SHIPPING_NAME(false, "Shipping Name"),
  SHIPPING_COMPANY(false, "Shipping Company"),
  SHIPPING_ADDRESS_1(false, "Shipping Address1", "Shipping Street"),
  SHIPPING_ADDRESS_2(false, "Shipping Address2"),
  SHIPPING_CITY(false, "Shipping City"),
  SHIPPING_ZIP(false, "Shipping Zip"),
  SHIPPING_PROVINCE(false, "Shipping Province"),
  SHIPPING_COUNTRY(false, "Shipping Country"),
  SHIPPING_PHONE(false, "Shipping Phone"),
  BILLING_NAME(false, "Billing Name"),
  BILLING_COUNTRY(false, "Billing Country"),
  BILLING_PHONE(false, "Billing Phone"),
  PHONE(false, "Phone");

  private final boolean required;
  private final String title;
  private final String otherTitle;

  ShopifyColumn(boolean required, String title) {
    this(required, title, title);
  }

  ShopifyColumn(boolean required, String title, String otherTitle) {
    this.required = required;
    this.title = title;
    this.otherTitle = otherTitle;
  }

  boolean isRequired() {
    return required;
  }

  /** The name Shopify gives it today. */
  String title() {
    return title;
  }

  /** Names as they are compared, the preferred one first. */
  List<String> keys() {
    return List.of(key(title), key(otherTitle));
  }

  /** Case and blanks do not matter. */
  static String key(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
