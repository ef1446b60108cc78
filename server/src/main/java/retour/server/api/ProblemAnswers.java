package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import retour.server.page.Messages;
import retour.server.page.ReaderLanguage;
import retour.server.page.Texts;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems, in the caller's language where Retour speaks it. */
@Component
class ProblemAnswers {

  static final String PAGES = "/api/problems/";

  private static final String MEDIA_TYPE = "application/problem+json";
  private static final Map<String, String> REASON_CODES =
      Map.of("clauses", "clause", "facts", "fact", "requirements", "requirement");

  private final Messages messages;
  private final JsonMapper json;

  ProblemAnswers(Messages messages, JsonMapper json) {
    this.messages = messages;
    this.json = json;
  }

  void send(ProblemCode code, HttpServletRequest request, HttpServletResponse response) throws IOException {
    send(Refused.because(code), request, response);
  }

  /** @return the problem's instance, under which a fault of our own stands in the log */
  String send(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
    Texts texts = messages.in(ReaderLanguage.of(request, messages.languages()));
    Problem problem = problem(refused, texts);
    response.setStatus(problem.status());
    response.setContentType(MEDIA_TYPE);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, texts.language());
    if (refused.code() == ProblemCode.NOT_AUTHENTICATED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (refused.code().status() == 503 || refused.code().status() == 429) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    response.getOutputStream().write(json.writeValueAsBytes(problem));
    return problem.instance();
  }

  private static Problem problem(Refused refused, Texts texts) {
    String code = refused.code().code();
    return new Problem(
        PAGES + code,
        texts.get("problem." + code + ".title"),
        refused.code().status(),
        texts.get("problem." + code + ".detail"),
        "urn:uuid:" + UUID.randomUUID(),
        code,
        reasons(refused.arguments()),
        refused.fields().stream().map(fault -> field(fault, texts)).toList());
  }

  private static List<Problem.Reason> reasons(Map<String, Object> arguments) {
    List<Problem.Reason> reasons = new ArrayList<>();
    new TreeMap<>(arguments)
        .forEach(
            (name, value) -> {
              String code = REASON_CODES.getOrDefault(name, name);
              Collection<?> values = value instanceof Collection<?> many ? many : List.of(value);
              values.forEach(each -> reasons.add(new Problem.Reason(code, each.toString())));
            });
    return reasons;
  }

  private static Problem.Field field(FieldFault fault, Texts texts) {
    String detail = texts.find("fault." + fault.code()).orElseGet(() -> texts.get("fault.other"));
    return new Problem.Field(fault.field(), fault.code(), detail);
  }
}
