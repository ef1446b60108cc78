package retour.server.journey;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A form as a page offers it.
 *
 * @param page the page's path
 * @param action the path that the form is sent to
 * @param fixed what the page itself fills in
 * @param open the names of the fields that somebody fills in, those of choices too
 */
record PageForm(String page, String action, boolean posted, boolean withFiles, Map<String, String> fixed, List<String> open) {

  static List<PageForm> of(String page, String html) {
    Document document = Jsoup.parse(html);
    return document.select("form").stream().map(form -> of(page, form)).toList();
  }

  private static PageForm of(String page, Element form) {
    Map<String, String> fixed = new TreeMap<>();
    List<String> open = new ArrayList<>();
    for (Element field : form.select("input[name], select[name], textarea[name]")) {
      String name = field.attr("name");
      if ("hidden".equals(field.attr("type"))) {
        fixed.put(name, field.attr("value"));
      } else if (!open.contains(name)) {
        open.add(name);
      }
    }
    Element sender = form.selectFirst("button[name]");
    if (sender != null && !sender.attr("name").isEmpty()) {
      fixed.put(sender.attr("name"), sender.attr("value"));
    }
    return new PageForm(
        page,
        URI.create("http://x" + page).resolve(form.attr("action")).getRawPath(),
        "post".equalsIgnoreCase(form.attr("method")),
        form.attr("enctype").startsWith("multipart"),
        fixed,
        open);
  }

  /** The form with these texts in its fields, the first in the first. Too few texts leave fields empty. */
  Map<String, String> filled(List<String> texts) {
    Map<String, String> fields = new TreeMap<>(fixed);
    for (int i = 0; i < open.size() && i < texts.size(); i++) {
      fields.put(open.get(i), texts.get(i));
    }
    return fields;
  }

  /** How often it must be sent until each of so many texts went through it. */
  int rounds(int texts) {
    return open.isEmpty() ? 0 : (texts + open.size() - 1) / open.size();
  }

  /** The form as one kind: the same fields sent to the same place of whatever case. */
  String kind() {
    return action.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9_-]{43}|[0-9]+", "*") + open;
  }
}
