package retour.server.policy;

/**
 * A law layer a policy version stands under.
 *
 * @param name such as {@code eu-consumer}
 * @param version counts from 1 within the store and layer
 */
public record LawLayer(String name, int version, LawMode mode) {}
