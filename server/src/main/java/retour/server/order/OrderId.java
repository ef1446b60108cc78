package retour.server.order;

/** Our own number of an order, never shown. */
public record OrderId(long value) {}
