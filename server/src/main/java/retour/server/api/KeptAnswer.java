package retour.server.api;

/**
 * An answer as it is kept for a repeat.
 *
 * @param location address of what was made; empty where nothing was
 */
record KeptAnswer(int status, String body, String location) {}
