package retour.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Renders the templates that were compiled with the program. A page is made whole before its first byte goes out. */
@Component
public class JteViews implements ViewResolver, Ordered {

  private static final String HTML = "text/html;charset=UTF-8";

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  JteViews() {
    engine.setBinaryStaticContent(true);
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    String template = name + ".jte";
    return engine.hasTemplate(template) ? new JteView(template) : null;
  }

  /**
   * Renders a template for another use than a page, such as a mail.
   *
   * @param name without the ending
   */
  public String render(String name, Map<String, Object> model) {
    StringOutput text = new StringOutput();
    engine.render(name + ".jte", model, text);
    return text.toString();
  }

  /** Before the resolvers that would take any name. */
  @Override
  public int getOrder() {
    return 0;
  }

  private final class JteView implements View {

    private final String template;

    JteView(String template) {
      this.template = template;
    }

    /** The page's own language, whatever the browser asked for. */
    private static Optional<String> language(@Nullable Map<String, ?> model) {
      return model == null
          ? Optional.empty()
          : model.values().stream()
              .filter(InLanguage.class::isInstance)
              .map(part -> ((InLanguage) part).language())
              .findFirst();
    }

    @Override
    public String getContentType() {
      return HTML;
    }

    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws Exception {
      Utf8ByteOutput page = new Utf8ByteOutput();
      engine.render(template, new HashMap<String, Object>(model == null ? Map.of() : model), page);
      language(model).ifPresent(language -> response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language));
      response.setContentType(MediaType.parseMediaType(HTML).toString());
      response.setContentLength(page.getContentLength());
      try (var body = response.getOutputStream()) {
        page.writeTo(body);
      }
    }
  }
}
