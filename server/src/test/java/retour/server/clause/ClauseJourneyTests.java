package retour.server.clause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.testing.RetourJourneyTest;

/**
 * For every clause a case, walked once at the store and once at a store that had not written the clause: what comes of
 * it has to differ, and is told for both.
 */
@RetourJourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClauseJourneyTests {

  @Autowired private ApplicationContext beans;
  @Autowired private List<DemoLoader> demonstration;
  @LocalServerPort private int port;
  private Walks walks;

  @BeforeAll
  void load() {
    demonstration.forEach(loader -> loader.load(Progress.silent()));
    walks = new Walks(beans, port);
  }

  @TestFactory
  Stream<DynamicTest> showsEveryClauseOfImagePro() {
    return tests(ImageProProofs.all());
  }

  @TestFactory
  Stream<DynamicTest> showsEveryClauseOfImpress() {
    return tests(ImpressProofs.all());
  }

  @TestFactory
  Stream<DynamicTest> showsEveryClauseOfImperiumEst() {
    return tests(ImperiumProofs.all());
  }

  @TestFactory
  Stream<DynamicTest> showsEveryClauseOfImperiumEstOnComplaints() {
    return tests(ComplaintProofs.all());
  }

  @Test
  void answersEveryScreenWhereClausesAreMet() {
    Set<String> answered =
        beans.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
            .flatMap(mapping -> mapping.getPatternValues().stream())
            .collect(Collectors.toSet());

    assertThat(Screen.values()).extracting(Screen::address).allMatch(answered::contains);
  }

  private Stream<DynamicTest> tests(List<Proof> proofs) {
    return proofs.stream().map(proof -> DynamicTest.dynamicTest(proof.toString(), () -> prove(proof)));
  }

  private void prove(Proof proof) {
    String gives = walks.at(proof);
    String otherwise = walks.without(proof, proof.clause());

    assertThat(gives).isEqualTo(proof.gives());
    assertThat(otherwise).as("without %s", proof.clause()).isEqualTo(proof.otherwise()).isNotEqualTo(gives);
  }
}
