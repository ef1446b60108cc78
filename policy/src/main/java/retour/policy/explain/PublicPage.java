package retour.policy.explain;

import java.util.Locale;
import retour.policy.language.Clause;
import retour.policy.language.Document;

/** A policy as a page for everybody: its clauses in the shopper's words, with the machine-readable description. */
public final class PublicPage {

  private PublicPage() {}

  /** A whole HTML page. */
  public static String html(Document document, ReturnPolicyFacts facts, Locale locale) {
    Texts texts = new Texts(locale);
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"").append(texts.language()).append("\">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
    html.append("<title>").append(escaped(texts.of("page.title"))).append("</title>\n");
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
