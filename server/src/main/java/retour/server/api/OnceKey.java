package retour.server.api;

/**
 * Names one request of one program.
 *
 * @param route method and path template, such as {@code POST /api/v1/returns/{id}/cancel}
 * @param value as the program chose it
 */
record OnceKey(Caller caller, String route, String value) {}
