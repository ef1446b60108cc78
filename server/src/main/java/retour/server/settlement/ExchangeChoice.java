package retour.server.settlement;

import retour.policy.money.Money;

/**
 * What a customer wants in exchange for an item.
 *
 * @param sku stock keeping unit
 * @param name as the customer reads it
 * @param price of all of it, with tax
 */
public record ExchangeChoice(String sku, String name, Money price) {}
