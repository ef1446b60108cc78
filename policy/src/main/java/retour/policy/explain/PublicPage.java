package retour.policy.explain;

import java.util.Locale;
import retour.policy.language.Clause;
import retour.policy.language.Document;

/** A policy as a page for everybody: its clauses in the shopper's words, with the machine-readable description. */
public final class PublicPage {

  /** Enough to read by on a phone, in the dark and on paper; a store's own site brings its own. */
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; }
      main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
      h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1.5rem; }
      dl { margin: 0; }
      dt { font-size: 0.8125rem; letter-spacing: 0.04em; opacity: 0.75; padding-top: 1rem; border-top: 1px solid #8886; }
      dd { margin: 0.125rem 0 1rem; overflow-wrap: anywhere; }
      dt:target, dt:target + dd { font-weight: 600; }
      small { display: block; opacity: 0.75; }
      """;

  private PublicPage() {}

  /** A whole HTML page. */
  public static String html(Document document, ReturnPolicyFacts facts, Locale locale) {
    Texts texts = new Texts(locale);
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"").append(texts.language()).append("\">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
    html.append("<title>").append(escaped(texts.of("page.title"))).append("</title>\n");
    html.append("<style>\n").append(STYLE).append("</style>\n");
    html.append("<script type=\"application/ld+json\">\n");
    html.append(SchemaOrg.json(document, facts).replace("</", "<\\/"));
    html.append("</script>\n</head>\n<body>\n<main>\n");
    html.append("<h1>").append(escaped(texts.of("page.title"))).append("</h1>\n<dl>\n");
    document.clauses().forEach(clause -> clause(clause, texts, html));
    return html.append("</dl>\n</main>\n</body>\n</html>\n").toString();
  }

  private static void clause(Clause clause, Texts texts, StringBuilder html) {
    String id = escaped(clause.id());
    html.append("<dt id=\"").append(id).append("\">").append(id).append("</dt>\n<dd>");
    html.append(escaped(clause.text().says().in(texts.language())));
    clause
        .text()
        .law()
        .ifPresent(law -> html.append(" <small>").append(escaped(texts.of("page.law") + ": " + law)).append("</small>"));
    html.append("</dd>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
