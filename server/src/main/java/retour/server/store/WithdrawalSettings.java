package retour.server.store;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a store serves the right of withdrawal (Directive 2011/83/EU Art. 9-16).
 *
 * @param calendar whose holidays count for the law's periods, such as {@code bg}: where the store does business
 * @param standardDelivery what its cheapest standard delivery costs, in the store's currency, such as {@code 4.99}: what
 *     was paid beyond it for a faster one is not given back (Art. 13(2)); empty where there is but one
 * @param sharesDelivery whether a withdrawal from a part of an order gives back a share of the delivery cost
 * @param informedSince orders placed from this day on were told of the right, the model form and the function
 * @param textVersion which wording of that information they were told
 */
public record WithdrawalSettings(
    String calendar,
    Optional<String> standardDelivery,
    boolean sharesDelivery,
    LocalDate informedSince,
    String textVersion) {}
