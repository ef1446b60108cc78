package retour.server.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.server.evidence.EvidenceFiles;
import retour.server.order.Orders;
import retour.server.problem.ProblemCode;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnsFixture;
import retour.server.returns.Shipments;
import retour.server.returns.Shipments.Shipment;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.Shows;
import retour.server.testing.TestClock;

/** A carrier learns what a label needs and no more, and whatever it answers there is one label. */
@RetourModuleTest
class OrderLabelModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private Disclosures disclosures;
  @Autowired private EvidenceFiles evidence;
  @Autowired private Shipments shipments;

  private ReturnsFixture given;
  private CarrierStandIn carrier;

  @BeforeEach
  void openStore() throws IOException {
    given = new ReturnsFixture(beans).store(false);
    carrier = new CarrierStandIn();
  }

  @AfterEach
  void stop() {
    carrier.close();
  }

  @Test
  void keepsTheLabelAndKnowsTheParcel() throws IOException {
    carrier.answers(200, label("1Z-LABEL-1"));
    ReturnCase authorized = authorized();

    ReturnCase labelled = labels().order(by(authorized, CLERK));
    ReturnCase again = labels().order(by(labelled, CLERK));

    assertThat(again).isEqualTo(labelled);
    assertThat(evidence.ofCase(STORE, authorized.id().value())).hasSize(1);
    assertThat(shipments.ofCase(STORE, authorized.id())).extracting(Shipment::trackingNumber).containsExactly("1Z-LABEL-1");
    assertThat(carrier.keys()).hasSize(2).containsOnly("return-" + authorized.id().value());
  }

  @Test
  @Shows("IP-24")
  void tellsTheCarrierNoMoreThanALabelNeedsAndWritesItDown() throws IOException {
    carrier.answers(200, label("1Z-LABEL-2"));
    ReturnCase authorized = authorized();

    labels().order(by(authorized, CLERK));

    assertThat(carrier.asked().getFirst()).contains("Ann", "1 Elm St", authorized.shownNumber()).doesNotContain("ann@example.com");
    assertThat(disclosures.ofOrder(STORE, authorized.order()))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.recipient()).isEqualTo("127.0.0.1");
              assertThat(told.fields()).containsExactly("name", "address", "country", "phone", "order_number");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "[]", "{\"tracking_number\": \"1Z\"}", "{\"tracking_number\": \"1Z\", \"label\": \"bm8gcGRm\"}", "{\"label\": \"*\"}"
      })
  void takesNothingElseForALabel(String answer) {
    carrier.answers(200, answer);
    ReturnCase authorized = authorized();

    assertRefused(() -> labels().order(by(authorized, CLERK)), ProblemCode.CARRIER_FAILED);

    assertThat(given.get(authorized.id())).isEqualTo(authorized);
    assertThat(disclosures.ofOrder(STORE, authorized.order())).hasSize(1);
  }

  @Test
  void goesOnAfterAFault() throws IOException {
    ReturnCase authorized = authorized();
    carrier.answers(503, "");
    assertRefused(() -> labels().order(by(authorized, CLERK)), ProblemCode.CARRIER_FAILED);

    carrier.answers(200, label("1Z-LABEL-3"));
    labels().order(by(authorized, CLERK));

    assertThat(shipments.ofCase(STORE, authorized.id())).hasSize(1);
  }

  @Test
  void ordersNothingWithoutACarrierOrWhereNothingIsAwaited() {
    ReturnCase authorized = authorized();
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);

    assertThat(with(new OwnLabel()).isPossible()).isFalse();
    assertRefused(() -> with(new OwnLabel()).order(by(authorized, CLERK)), ProblemCode.NOT_NOW);
    assertRefused(() -> labels().order(by(filed, CLERK)), ProblemCode.NOT_NOW);
    assertRefused(() -> labels().order(by(authorized, SHOPPER)), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> labels().order(by(authorized, INSPECTOR)), ProblemCode.NOT_ALLOWED);
    assertThat(carrier.asked()).isEmpty();
  }

  private OrderLabel labels() {
    return with(new HttpCarrier(carrier.address(), "secret"));
  }

  private OrderLabel with(CarrierPort port) {
    return new OrderLabel(
        given.bean(ReturnCases.class),
        given.bean(Orders.class),
        given.bean(Stores.class),
        port,
        disclosures,
        evidence,
        shipments,
        given.bean(TestClock.class));
  }

  private ReturnCase authorized() {
    return given.authorized(given.order(1, 1000), 1, Resolution.REFUND);
  }

  private static String label(String tracking) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream pdf = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.save(pdf);
      return "{\"carrier\": \"UPS\", \"tracking_number\": \"%s\", \"label\": \"%s\"}"
          .formatted(tracking, Base64.getEncoder().encodeToString(pdf.toByteArray()));
    }
  }
}
