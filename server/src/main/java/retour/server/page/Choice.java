package retour.server.page;

/** One choice of a select or of radio buttons. */
public record Choice(String value, String text) {}
