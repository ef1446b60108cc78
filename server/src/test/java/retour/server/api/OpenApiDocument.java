package retour.server.api;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import retour.server.problem.ProblemCode;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/**
 * The OpenAPI 3.1 document: addresses, parameters and schemas from the controllers, words from {@code operations.yaml},
 * examples from requests that were really made.
 */
final class OpenApiDocument {

  private static final List<String> ALWAYS =
      List.of("not_authenticated", "not_found", "not_acceptable", "internal", "overloaded");
  private static final List<String> WITH_BODY =
      List.of("malformed", "invalid_input", "body_too_large", "media_type_unknown");
  private static final Map<String, Object> FILES =
      Map.of(
          "type", "object",
          "required", List.of("files"),
          "properties",
              Map.of("files", Map.of("type", "array", "maxItems", 12, "items", Map.of("type", "string", "contentMediaType", "application/octet-stream"))));
  private static final List<String> ONCE =
      List.of("idempotency_key_missing", "idempotency_key_reused", "idempotency_key_in_use");

  private final OperationWords words;
  private final Examples examples;
  private final Schemas schemas = new Schemas();
  private final Map<String, Map<String, Object>> paths = new TreeMap<>();

  OpenApiDocument(OperationWords words, Examples examples) {
    this.words = words;
    this.examples = examples;
  }

  /** Adds one operation. */
  void add(String method, String path, HandlerMethod handler) {
    String name = method + " " + path;
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", words.id(name));
    operation.put("tags", List.of(words.group(name)));
    operation.put("summary", words.summary(name));
    operation.put("parameters", parameters(method, handler));
    Optional<Parameter> body = body(handler);
    body.ifPresent(
        parameter -> operation.put("requestBody", Map.of("required", true, "content", content(bodySchema(parameter), examples.request(name)))));
    boolean files = Arrays.stream(handler.getMethod().getParameters()).anyMatch(OpenApiDocument::holdsFiles);
    if (files) {
      operation.put("requestBody", Map.of("required", true, "content", Map.of("multipart/form-data", Map.of("schema", FILES))));
    }
    operation.put("responses", responses(name, handler, codes(name, body.isPresent() || files, acts(method, handler))));
    paths.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method.toLowerCase(java.util.Locale.ROOT), operation);
  }

  Map<String, Object> whole() {
    schemas.of(Problem.class);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", words.info());
    document.put("servers", List.of(Map.of("url", "/")));
    document.put("security", List.of(Map.of("key", List.of())));
    document.put("paths", paths);
    document.put(
        "components",
        Map.of(
            "schemas", schemas(),
            "securitySchemes", Map.of("key", Map.of("type", "http", "scheme", "bearer", "description", "An API key of the store: rk_..."))));
    document.put("x-problems", problems());
    return document;
  }

  private Map<String, Object> schemas() {
    Map<String, Object> all = new TreeMap<>(schemas.named());
    all.putAll(words.schemas());
    return all;
  }

  private static Map<String, Object> problems() {
    Map<String, Object> problems = new TreeMap<>();
    for (ProblemCode code : ProblemCode.values()) {
      problems.put(code.code(), Map.of("status", code.status(), "type", "/api/problems/" + code.code()));
    }
    return problems;
  }

  private static boolean acts(String method, HandlerMethod handler) {
    return method.equals("POST") && !handler.hasMethodAnnotation(OnlyReads.class);
  }

  private List<String> codes(String name, boolean hasBody, boolean acts) {
    List<String> codes = new ArrayList<>(ALWAYS);
    codes.addAll(hasBody ? WITH_BODY : List.of());
    codes.addAll(acts ? ONCE : List.of());
    codes.addAll(words.problems(name));
    return codes;
  }

  private Map<String, Object> responses(String name, HandlerMethod handler, List<String> codes) {
    Map<String, Object> responses = new TreeMap<>();
    for (int status : words.statuses(name)) {
      responses.put(
          Integer.toString(status),
          Map.of(
              "description", words.answer(name),
              "content", content(schemas.of(answer(handler)), examples.response(name, status))));
    }
    Map<Integer, List<String>> byStatus = new TreeMap<>();
    for (String code : codes) {
      int status = ProblemCode.valueOf(code.toUpperCase(java.util.Locale.ROOT)).status();
      byStatus.computeIfAbsent(status, _ -> new ArrayList<>()).add(code);
    }
    byStatus.forEach(
        (status, all) ->
            responses.put(
                Integer.toString(status),
                Map.of(
                    "description", String.join(", ", all.stream().sorted().toList()),
                    "content", Map.of("application/problem+json", Map.of("schema", schemas.of(Problem.class))))));
    return responses;
  }

  private static Map<String, Object> content(Map<String, Object> schema, Optional<JsonNode> example) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", schema);
    example.ifPresent(shown -> json.put("example", shown));
    return Map.of("application/json", json);
  }

  private List<Map<String, Object>> parameters(String method, HandlerMethod handler) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (Parameter parameter : handler.getMethod().getParameters()) {
      if (parameter.isAnnotationPresent(PathVariable.class)) {
        parameters.add(parameter("path", parameter, true));
      }
      if (parameter.isAnnotationPresent(RequestParam.class) && !holdsFiles(parameter)) {
        parameters.add(parameter("query", parameter, false));
      }
    }
    if (acts(method, handler)) {
      parameters.add(
          Map.of(
              "name", OnceOnly.HEADER,
              "in", "header",
              "required", true,
              "description", "1 to 200 visible characters, new for each request and the same for its repeats.",
              "schema", Map.of("type", "string", "pattern", "^[!-~]{1,200}$")));
    }
    return parameters;
  }

  private Map<String, Object> parameter(String in, Parameter parameter, boolean required) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", in.equals("path") && parameter.getName().equals("itemNo") ? "itemNo" : parameter.getName());
    described.put("in", in);
    described.put("required", required);
    described.put("schema", schemas.of(parameter.getParameterizedType()));
    return described;
  }

  private Map<String, Object> bodySchema(Parameter body) {
    return body.getType() == JsonNode.class
        ? Map.of("$ref", "#/components/schemas/NewOrder")
        : schemas.of(body.getParameterizedType());
  }

  private static boolean holdsFiles(Parameter parameter) {
    return parameter.getParameterizedType().getTypeName().contains(MultipartFile.class.getName());
  }

  private static Optional<Parameter> body(HandlerMethod handler) {
    return Arrays.stream(handler.getMethod().getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
        .findFirst();
  }

  private static Type answer(HandlerMethod handler) {
    Type type = handler.getMethod().getGenericReturnType();
    return type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
        ? generic.getActualTypeArguments()[0]
        : type;
  }
}
