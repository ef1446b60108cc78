package retour.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import retour.server.mail.MailWordings.Which;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.ShopData;

/** A store's own words: filled as text, never run, and taken back again. */
@RetourModuleTest
class MailWordingsModuleTests {

  private static final Actor SUPERVISOR = new Actor.Staff(new UUID(0, 3), Role.SUPERVISOR);
  private static final Actor CLERK = new Actor.Staff(new UUID(0, 1), Role.CLERK);
  private static final Which KEY = new Which(ShopData.IMPRESS, MailTemplate.ASKED, "en");
  private static final Wording OWN =
      new Wording("{store}: {number}", "About order {order}", "Dear <b>friend</b>,\n\nplease answer.", "Answer now");

  @Autowired private MailWordings wordings;
  @Autowired private MailTemplates templates;
  @Autowired private Stores stores;

  @BeforeEach
  void aStore() {
    stores.save(ShopData.impress());
    wordings.reset(KEY, SUPERVISOR);
  }

  @Test
  void writesMailsInTheStoresOwnWords() {
    wordings.change(KEY, OWN, SUPERVISOR);

    Mail mail = templates.write(request());

    assertThat(mail.subject()).isEqualTo("Impress: RMA-7K3M-9Q2X");
    assertThat(mail.text()).contains("About order {number}", "Dear <b>friend</b>,", "please answer.", "Answer now:");
    assertThat(mail.html()).contains("Dear &lt;b&gt;friend&lt;/b&gt;,").doesNotContain("<b>friend");
  }

  @Test
  void goesBackToTheDeliveredWords() {
    String delivered = templates.write(request()).subject();
    wordings.change(KEY, OWN, SUPERVISOR);

    wordings.reset(KEY, SUPERVISOR);

    assertThat(wordings.find(KEY)).isEmpty();
    assertThat(templates.write(request()).subject()).isEqualTo(delivered);
  }

  @Test
  void showsTheDeliveredWordsWithTheNamesOfWhatTheyLeaveOpen() {
    for (MailTemplate template : MailTemplate.values()) {
      assertThat(templates.usual(template, "en").faults()).as(template.code()).isEmpty();
      assertThat(templates.usual(template, "bg").faults()).as(template.code()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{name}", "{", "}", "{{store}}", "${store}{", "{0}", "{store.class}"})
  void refusesBracesItDoesNotKnow(String text) {
    Wording unknown = new Wording(text, "Title", "Text", "Button");

    Refused refused = catchThrowableOfType(Refused.class, () -> wordings.change(KEY, unknown, SUPERVISOR));

    assertThat(refused.fields()).containsExactly(new FieldFault("subject", "unknown_placeholder"));
  }

  @Test
  void refusesALineBreakInTheSubject() {
    Wording smuggled = new Wording("Hello\r\nBcc: all@example.com", "Title", "Text", "Button");

    assertThat(smuggled.faults()).isEqualTo(Map.of("subject", "not_text"));
  }

  @Test
  void letsOnlySupervisorsChooseWords() {
    Refused refused = catchThrowableOfType(Refused.class, () -> wordings.change(KEY, OWN, CLERK));

    assertThat(refused.code()).isEqualTo(ProblemCode.NOT_ALLOWED);
  }

  /** The order's number looks like a placeholder: what is filled in is not looked at again. */
  private static MailRequest request() {
    return new MailRequest(
        ShopData.impress(),
        "asked/1",
        Optional.empty(),
        MailTemplate.ASKED,
        "en",
        "ann@example.com",
        MailFacts.ofReturn("token", "{number}", "RMA-7K3M-9Q2X"));
  }
}
