package retour.server.page;

/** A part of a page's model that knows the language the page is written in. */
public interface InLanguage {

  /** ISO 639-1 code. */
  String language();
}
