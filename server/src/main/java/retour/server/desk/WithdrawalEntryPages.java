package retour.server.desk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.page.Choice;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.withdrawal.ReceiveStatement;
import retour.server.withdrawal.Statement;
import retour.server.withdrawal.StatementKey;
import retour.server.withdrawal.WithdrawalChannel;

/** Statements that came by e-mail, letter or phone, entered by staff; the person gets the receipt all the same. */
@Controller
@RequestMapping("/desk/withdrawals/new")
class WithdrawalEntryPages {

  private static final List<WithdrawalChannel> CHANNELS =
      List.of(
          WithdrawalChannel.EMAIL, WithdrawalChannel.LETTER, WithdrawalChannel.PHONE, WithdrawalChannel.OTHER);

  private final ReceiveStatement receive;

  WithdrawalEntryPages(ReceiveStatement receive) {
    this.receive = receive;
  }

  @GetMapping
  String form(Desk desk, Model model) {
    requireClerk(desk);
    model.addAttribute(
        "channels",
        CHANNELS.stream()
            .map(channel -> new Choice(channel.code(), desk.t().get("withdraw.channel." + channel.code())))
            .toList());
    model.addAttribute("key", desk.typed("key", StatementKey.next()));
    return "desk/withdrawalentry";
  }

  @PostMapping
  String enter(Desk desk, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    requireClerk(desk);
    return new Step(flash, "/desk/withdrawals/new", form)
        .take(
            () ->
                new Step.Went(
                    "withdrawal_entered",
                    "/desk/withdrawals/" + receive.receive(statement(desk, form)).withdrawal().id().value()));
  }

  private static Statement statement(Desk desk, Map<String, String> form) {
    return new Statement(
        desk.storeId(),
        StatementKey.of(form.getOrDefault("key", "")),
        channel(form.getOrDefault("channel", "")),
        new Statement.Words(
            form.getOrDefault("name", ""),
            form.getOrDefault("contract", ""),
            form.getOrDefault("address", ""),
            form.getOrDefault("goods", "")),
        Map.of(),
        Optional.empty(),
        desk.store().languages().getFirst(),
        stated(desk, form.getOrDefault("stated_at", "").strip()),
        desk.actor());
  }

  private static WithdrawalChannel channel(String code) {
    return CHANNELS.stream()
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(code))
        .findFirst()
        .orElseThrow(() -> Typed.fault("channel", "not_a_choice"));
  }

  /** The store's time; empty for now. */
  private static Optional<Instant> stated(Desk desk, String typed) {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(typed).atZone(desk.store().zone()).toInstant());
    } catch (DateTimeParseException no) {
      throw Typed.fault("stated_at", "not_a_day");
    }
  }

  private static void requireClerk(Desk desk) {
    if (!desk.may(Deed.HANDLE_WITHDRAWAL)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }
}
