package retour.server.api;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.server.returns.AnswerByMail;
import retour.server.returns.AnswerByMail.Landed;
import retour.server.returns.AnswerByMail.Letter;

/** Mails that came in, as the store's mail program read them. */
@RestController
@RequestMapping("/api/v1/mails")
class MailsApi {

  private final AnswerByMail answerByMail;

  MailsApi(AnswerByMail answerByMail) {
    this.answerByMail = answerByMail;
  }

  /**
   * A mail.
   *
   * @param from address, with or without a name
   * @param references what {@code References} and {@code In-Reply-To} hold
   * @param text the plain text; what it quotes is cut off
   */
  record NewMail(String from, Optional<String> subject, Optional<String> references, String text) {}

  /** @param landedAs the customer's reply, or a note for staff where somebody else wrote or the return is over */
  record LandedMail(UUID returnId, LandedAs landedAs) {

    private static LandedMail of(Landed landed) {
      return new LandedMail(landed.returnCase().id().value(), landed.reply() ? LandedAs.REPLY : LandedAs.NOTE);
    }
  }

  /** What a mail became. */
  enum LandedAs {
    REPLY,
    NOTE
  }

  @PostMapping
  LandedMail take(@AuthenticationPrincipal Caller caller, @RequestBody NewMail mail) {
    Letter letter = new Letter(mail.from(), mail.subject().orElse(""), mail.references().orElse(""), mail.text());
    return LandedMail.of(answerByMail.land(caller.store(), letter, caller.actor()));
  }
}
