package retour.server.portal.view;

/** A clause in the shopper's words. */
public record Clause(String id, String says) {}
