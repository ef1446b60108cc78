package retour.server.order;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the person of an exported order: as shipped to, where that is empty as billed to. */
record ShopifyBuyer(ShopifyRow order, ImportFaults faults) {

  Order.Buyer read() {
    ShopifyColumn country =
        order.has(ShopifyColumn.SHIPPING_COUNTRY) ? ShopifyColumn.SHIPPING_COUNTRY : ShopifyColumn.BILLING_COUNTRY;
    return new Order.Buyer(
        FieldValues.email(ShopifyColumn.EMAIL.title(), order.raw(ShopifyColumn.EMAIL), faults),
        firstOf(ShopifyColumn.SHIPPING_NAME, ShopifyColumn.BILLING_NAME),
        firstOf(ShopifyColumn.SHIPPING_PHONE, ShopifyColumn.BILLING_PHONE, ShopifyColumn.PHONE),
        address(),
        FieldValues.country(country.title(), order.raw(country), faults),
        true);
  }

  private String firstOf(ShopifyColumn... columns) {
    return Stream.of(columns)
        .map(column -> order.text(column, faults))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private String address() {
    String city =
        joined(" ", ShopifyColumn.SHIPPING_CITY, ShopifyColumn.SHIPPING_PROVINCE, ShopifyColumn.SHIPPING_ZIP);
    String street =
        joined(
            "\n", ShopifyColumn.SHIPPING_COMPANY, ShopifyColumn.SHIPPING_ADDRESS_1, ShopifyColumn.SHIPPING_ADDRESS_2);
    return Stream.of(street, city).filter(Predicate.not(String::isEmpty)).collect(Collectors.joining("\n"));
  }

  private String joined(String separator, ShopifyColumn... columns) {
    return Stream.of(columns)
        .map(column -> order.text(column, faults))
        .filter(Predicate.not(String::isEmpty))
        .collect(Collectors.joining(separator));
  }
}
