package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import retour.policy.explain.ReturnPolicyFacts;
import retour.policy.explain.SchemaOrg;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the descriptions against schema.org's own lists for {@code MerchantReturnPolicy}. */
class SchemaOrgTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SCHEMA = "https://schema.org/";

  private static final Set<String> PROPERTIES =
      Set.of(
          "additionalProperty", "applicableCountry", "customerRemorseReturnFees", "customerRemorseReturnLabelSource",
          "customerRemorseReturnShippingFeesAmount", "inStoreReturnsOffered", "itemCondition", "itemDefectReturnFees",
          "itemDefectReturnLabelSource", "itemDefectReturnShippingFeesAmount", "merchantReturnDays",
          "merchantReturnLink", "refundType", "restockingFee", "returnFees", "returnLabelSource", "returnMethod",
          "returnPolicyCategory", "returnPolicyCountry", "returnPolicySeasonalOverride", "returnShippingFeesAmount",
          "validForMemberTier", "name", "description", "url", "identifier");

  private static final Map<String, Set<String>> ENUMERATIONS =
      Map.of(
          "returnPolicyCategory",
              Set.of(
                  "MerchantReturnFiniteReturnWindow", "MerchantReturnNotPermitted", "MerchantReturnUnlimitedWindow",
                  "MerchantReturnUnspecified"),
          "refundType", Set.of("ExchangeRefund", "FullRefund", "StoreCreditRefund"),
          "returnFees",
              Set.of(
                  "FreeReturn", "OriginalShippingFees", "RestockingFees", "ReturnFeesCustomerResponsibility",
                  "ReturnShippingFees"),
          "returnMethod", Set.of("KeepProduct", "ReturnAtKiosk", "ReturnByMail", "ReturnInStore"));

  @TestFactory
  Stream<DynamicTest> saysOnlyWhatSchemaOrgKnows() throws IOException {
    return documents().stream()
        .map(document -> DynamicTest.dynamicTest(document.toString(), () -> assertKnown(description(document))));
  }

  private static void assertKnown(JsonNode description) {
    assertThat(description.get("@context").stringValue()).isEqualTo("https://schema.org");
    assertThat(description.get("@type").stringValue()).isEqualTo("MerchantReturnPolicy");
    assertThat(description.propertyNames()).filteredOn(name -> !name.startsWith("@")).isSubsetOf(PROPERTIES);
    ENUMERATIONS.forEach((property, members) -> assertMembers(description.get(property), members));
    assertThat(description.get("applicableCountry").stringValue()).isEqualTo("BG");
    assertThat(description.get("merchantReturnLink").stringValue()).startsWith("https://");
    Optional.ofNullable(description.get("merchantReturnDays")).ifPresent(days -> assertThat(days.isInt()).isTrue());
    Optional.ofNullable(description.get("restockingFee")).ifPresent(fee -> assertThat(fee.isNumber()).isTrue());
    boolean finite = description.get("returnPolicyCategory").stringValue().endsWith("MerchantReturnFiniteReturnWindow");
    assertThat(description.has("merchantReturnDays")).isEqualTo(finite);
  }

  private static void assertMembers(@Nullable JsonNode value, Set<String> members) {
    if (value != null) {
      Stream<JsonNode> each = value.isArray() ? value.valueStream() : Stream.of(value);
      assertThat(each.map(JsonNode::stringValue)).allMatch(text -> members.contains(text.replace(SCHEMA, "")) && text.startsWith(SCHEMA));
    }
  }

  private static JsonNode description(Path document) throws IOException {
    ReturnPolicyFacts facts = new ReturnPolicyFacts(Optional.of("BG"), Optional.of("https://shop.example/returns?a=\"b\""));
    return JSON.readTree(SchemaOrg.json(Policies.read(PolicySources.files(document, List.of())).getFirst(), facts));
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.find(Path.of("..", "policies"), 2, (path, at) -> at.isRegularFile())) {
      return files
          .filter(path -> path.toString().endsWith(".yaml"))
          .filter(path -> !String.valueOf(path.getParent()).endsWith("law"))
          .sorted()
          .toList();
    }
  }
}
