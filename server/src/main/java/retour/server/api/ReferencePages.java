package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import retour.server.page.Page;
import retour.server.page.Pages;
import retour.server.page.ReaderLanguage;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import tools.jackson.databind.json.JsonMapper;

/** The API's description for programs and for people. */
@Controller
class ReferencePages {

  private static final ClassPathResource DOCUMENT = new ClassPathResource("api/openapi.json");

  private final Pages pages;
  private final AtomicReference<@Nullable Reference> reference = new AtomicReference<>();

  ReferencePages(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/api/openapi.json")
  ResponseEntity<ClassPathResource> document() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
        .body(DOCUMENT);
  }

  @GetMapping("/api")
  ModelAndView reference(HttpServletRequest request) {
    Page page = page(request, "api.title");
    return new ModelAndView("api/reference", Map.of("page", page, "reference", known()));
  }

  @GetMapping(ProblemAnswers.PAGES + "{code}")
  ModelAndView problem(@PathVariable String code, HttpServletRequest request) {
    ProblemCode found =
        Arrays.stream(ProblemCode.values())
            .filter(each -> each.code().equals(code))
            .findFirst()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    Page page = page(request, "problem." + code + ".title");
    Map<String, Object> model =
        Map.of("page", page, "code", code, "status", found.status(), "text", page.t().get("problem." + code + ".detail"));
    return new ModelAndView("api/problem", model);
  }

  private Page page(HttpServletRequest request, String title) {
    String language = ReaderLanguage.of(request, pages.languages());
    return pages.plain(language, pages.texts(language).get(title));
  }

  private Reference known() {
    Reference seen = reference.get();
    if (seen != null) {
      return seen;
    }
    try {
      Reference read = Reference.of(JsonMapper.builder().build().readTree(DOCUMENT.getInputStream()));
      reference.set(read);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
