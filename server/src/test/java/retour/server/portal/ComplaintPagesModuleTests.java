package retour.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.complaint.Complaint;
import retour.server.complaint.FileComplaint;
import retour.server.complaint.NewComplaint;
import retour.server.complaint.ReceivedBy;
import retour.server.complaint.Remedy;
import retour.server.customer.AccessLinks;
import retour.server.order.OrderId;
import retour.server.policy.PolicyVersions;
import retour.server.returns.Channel;
import retour.server.store.Actor;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.ShopData;
import retour.server.testing.WebClient;

@RetourModuleTest
class ComplaintPagesModuleTests {

  private static final OrderId ORDER = new OrderId(77_001);

  @Autowired private Stores stores;
  @Autowired private PolicyVersions policies;
  @Autowired private AccessLinks links;
  @Autowired private FileComplaint fileComplaint;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  @Test
  void showsTheFormAndTheFiledComplaint() throws IOException {
    stores.save(ShopData.imperium());
    publish("returns");
    publish("complaints");
    ShopData.order(jdbc, ShopData.IMPERIUM, ORDER.value(), "IE-77001", "maria@example.com");
    WebClient web = new WebClient(port);
    Shopper shopper = Shopper.opening(web, "/imperium-est/link/" + links.issue(ShopData.IMPERIUM, ORDER));

    HttpResponse<String> form = web.get(shopper.visit() + "/complaint?lang=bg");
    Complaint filed = fileComplaint.file(complaint());
    HttpResponse<String> page = web.get(shopper.visit() + "/complaints/" + filed.key());
    HttpResponse<String> order = web.get(shopper.visit());

    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.body()).contains("Подаване на рекламация", "name=\"fact.colour_only\"", "file.proof_of_payment");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Липсват документи", "Становище", "&lt;b&gt;");
    assertThat(order.body()).contains("Рекламация " + filed.number());
    assertThat(web.get(shopper.visit() + "/complaints/" + filed.key() + "/document.pdf").statusCode()).isEqualTo(200);
  }

  private static NewComplaint complaint() {
    return new NewComplaint(
        ShopData.IMPERIUM,
        ORDER,
        List.of(new NewComplaint.Line(1, 1, Map.of("reason", new FactValue.Choice("defective")))),
        Map.of(),
        new Complaint.Claim("<b>Не работи</b>", Remedy.REPAIR, Money.of(0, "USD"), "", "", ""),
        Optional.empty(),
        List.of(),
        new NewComplaint.Intake(
            "page", Channel.PORTAL, ReceivedBy.FORM, "Imperium Est", "bg", Optional.empty(), new Actor.Shopper()));
  }

  private void publish(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/policies/imperium-est/" + name + ".yaml")) {
      assertThat(in).isNotNull();
      policies.publish(
          ShopData.IMPERIUM, new String(in.readAllBytes(), StandardCharsets.UTF_8), LocalDate.of(2020, 1, 1), "test");
    }
  }
}
