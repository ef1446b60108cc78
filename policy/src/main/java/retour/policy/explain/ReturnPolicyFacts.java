package retour.policy.explain;

import java.util.Optional;

/**
 * What the schema.org description needs and no policy says.
 *
 * @param country the ISO 3166 code of the country it is for
 * @param link the address of the public page
 */
public record ReturnPolicyFacts(Optional<String> country, Optional<String> link) {}
