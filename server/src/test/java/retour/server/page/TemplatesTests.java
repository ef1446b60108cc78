package retour.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The house's rules for templates: short, no text of their own, only texts that exist, nothing inline. */
class TemplatesTests {

  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
  private static final Pattern KEY = Pattern.compile("\\bt(?:\\(\\))?\\.get\\(\"([a-z0-9_.]+)\"\\s*[,)]");

  @Test
  void templatesAreShort() throws IOException {
    for (Path template : templates()) {
      assertThat(Files.readAllLines(template)).as(template.toString()).hasSizeLessThanOrEqualTo(80);
    }
  }

  @Test
  void templatesHoldNoTextOfTheirOwn() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path template : templates()) {
      Matcher letters = LETTERS.matcher(visible(Files.readString(template)));
      while (letters.find()) {
        found.add(template + ": " + letters.group());
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void textsThatTemplatesNameExist() throws IOException {
    Texts texts = new Messages().in("en");
    TreeSet<String> missing = new TreeSet<>();
    for (Path template : templates()) {
      Matcher key = KEY.matcher(Files.readString(template));
      while (key.find()) {
        if (texts.find(key.group(1)).isEmpty()) {
          missing.add(template + ": " + key.group(1));
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void templatesHoldNoInlineStyleOrScript() throws IOException {
    for (Path template : templates()) {
      if (isNoPage(template)) {
        continue;
      }
      assertThat(Files.readString(template))
          .as(template.toString())
          .doesNotContainPattern("\\s(style|on[a-z]+)=\"")
          .doesNotContain("<style")
          .doesNotContainPattern("<script(?![^>]* src=)")
          .doesNotContain("$unsafe");
    }
  }

  /** Mail programs and the PDF know no stylesheets of ours. */
  private static boolean isNoPage(Path template) {
    return template.startsWith(TEMPLATES.resolve("mail"))
        || template.startsWith(TEMPLATES.resolve("paper"))
        || template.endsWith("slip.jte");
  }

  /** What is left of a template without jte, expressions and tags. */
  private static String visible(String template) {
    String text = withoutExpressions(template);
    text = text.replaceAll("(?m)^\\s*@(import|param)\\b.*$", "");
    text = text.replaceAll("(?s)<!--.*?-->|<style>.*?</style>", "").replaceAll("(?s)<[^>]*>", " ");
    return text.replaceAll("@(if|elseif|else|endif|for|endfor|template[.\\w]*|raw|endraw)\\b", " ");
  }

  /** Drops {@code ${...}}, {@code !{...}} and what stands in the brackets of {@code @if(...)} and the like. */
  private static String withoutExpressions(String template) {
    StringBuilder kept = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int end = expressionEnd(template, at);
      if (end > at) {
        at = end;
      } else {
        kept.append(template.charAt(at++));
      }
    }
    return kept.toString();
  }

  private static final Pattern OPENING = Pattern.compile("\\$\\{|!\\{|@(?:if|elseif|for)\\(|@template[.\\w]*\\(|`");

  private static int expressionEnd(String template, int at) {
    Matcher opening = OPENING.matcher(template).region(at, template.length());
    if (!opening.lookingAt()) {
      return at;
    }
    char open = template.charAt(opening.end() - 1);
    char close = open == '{' ? '}' : ')';
    if (open == '`') {
      open = '(';
    }
    int depth = 1;
    int end = opening.end();
    while (depth > 0) {
      char next = template.charAt(end++);
      if (next == '@' && template.charAt(end) == '`') {
        // A content block is looked at like the rest; its end, a backtick, opens what is left of the brackets.
        return end + 1;
      }
      depth += next == open ? 1 : next == close ? -1 : 0;
    }
    return end;
  }

  private static List<Path> templates() throws IOException {
    try (var files = Files.walk(TEMPLATES)) {
      return files.filter(each -> each.toString().endsWith(".jte")).sorted().toList();
    }
  }
}
