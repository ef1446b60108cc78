package retour.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import retour.policy.money.Money;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.stock.GoodsBackTerms;
import retour.server.store.Actor;
import retour.server.store.ApiKeys;
import retour.server.store.Role;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreSettings;
import retour.server.store.Stores;
import retour.server.store.WithdrawalSettings;
import retour.server.testing.Approved;
import retour.server.testing.RetourJourneyTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Does every operation once and describes the API from it. */
@RetourJourneyTest
class OpenApiJourneyTests {

  private static final Path WORDS = Path.of("src/test/resources/openapi/operations.yaml");
  private static final Path POLICY = Path.of("src/test/resources/openapi/policy.yaml");
  private static final Path COMPLAINTS = Path.of("src/test/resources/openapi/complaints.yaml");
  private static final Path APPROVED = Path.of("../docs/openapi.json");
  private static final StoreId STORE = new StoreId("chair-shop");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  @Autowired private ApplicationContext beans;
  @RegisterExtension static final Labels LABELS = new Labels();

  @DynamicPropertySource
  static void orderLabels(DynamicPropertyRegistry properties) {
    properties.add("retour.carrier.url", LABELS::address);
  }

  @Autowired private Stores stores;
  @Autowired private GoodsBackTerms terms;
  @Autowired private PolicyVersions policies;
  @Autowired private ApiKeys keys;
  @LocalServerPort private int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping routes;

  @Test
  void describesEveryOperationWithAnExample() throws Exception {
    openStore();
    Examples examples = new Examples(new ApiClient(port, keys.issue(STORE, "test")));
    new ExampleWalk(examples, new StaffHand(beans, STORE)).all();
    OperationWords words = OperationWords.read(WORDS);
    Map<String, HandlerMethod> operations = operations();
    OpenApiDocument document = new OpenApiDocument(words, examples);

    operations.forEach((name, handler) -> document.add(name.substring(0, name.indexOf(' ')), name.substring(name.indexOf(' ') + 1), handler));
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document.whole()) + "\n";

    assertThat(words.names()).isEqualTo(operations.keySet());
    assertThat(new OpenApiCheck(JSON.readTree(text)).faults()).isEmpty();
    Approved.file(APPROVED).matches(text);
  }

  @Test
  void servesTheApprovedDocument() throws Exception {
    JsonNode served = new ApiClient(port, "").with("Authorization", "").get("/api/openapi.json").expect(200);

    assertThat(served).isEqualTo(JSON.readTree(Files.readString(APPROVED)));
    assertThat(served.path("x-problems").propertyNames())
        .containsAll(List.of(ProblemCode.values()).stream().map(ProblemCode::code).toList());
  }

  private Map<String, HandlerMethod> operations() {
    Map<String, HandlerMethod> operations = new TreeMap<>();
    for (Map.Entry<RequestMappingInfo, HandlerMethod> route : routes.getHandlerMethods().entrySet()) {
      Set<String> paths = route.getKey().getPatternValues();
      if (route.getValue().getBeanType().getPackageName().equals("retour.server.api")
          && route.getValue().getBeanType() != UnknownRoutes.class) {
        route.getKey().getMethodsCondition().getMethods().forEach(
            method -> paths.stream().filter(path -> path.startsWith("/api/v1")).forEach(
                path -> operations.put(method + " " + path, route.getValue())));
      }
    }
    return operations;
  }

  private void openStore() throws Exception {
    StoreSettings settings =
        new StoreSettings(
                List.of("Chair Shop", "1 Main Street"),
                "help@example.com",
                "+1 555 0100",
                Map.of(),
                "RMA-####-####",
                "RGA-####-####",
                21,
                false,
                Map.of())
            .with(new WithdrawalSettings("bg", Optional.empty(), false, LocalDate.parse("2020-01-01"), "1"));
    ZoneId zone = ZoneId.of("America/New_York");
    Store store = new Store(STORE, "Chair Shop", Currency.getInstance("USD"), zone, List.of("en"), "#123456", settings);
    stores.save(store);
    terms.save(
        store,
        new GoodsBackTerms.Terms(true, Money.of(980, "USD"), 30, 7),
        new Actor.Staff(new UUID(0, 1), Role.ADMINISTRATOR));
    String policy = Files.readString(POLICY, StandardCharsets.UTF_8);
    policies.publish(STORE, policy, LocalDate.parse("2020-01-01"), "test");
    policies.publish(
        STORE, Files.readString(COMPLAINTS, StandardCharsets.UTF_8), LocalDate.parse("2020-01-01"), "test");
  }
}
