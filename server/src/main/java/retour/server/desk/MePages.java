package retour.server.desk;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.login.SecondFactors;
import retour.server.login.Sessions;
import retour.server.login.StaffPasswords;
import retour.server.page.Codes;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** A member of staff's own log-in: password, second factor, open sessions. */
@Controller
@RequestMapping("/desk/me")
class MePages {

  private static final String PAGE = "/desk/me";
  private static final String RECOVERY = "recovery";

  /** The same tries as at the log-in: an open session is no place to guess at leisure. */
  private static final String CODE = "code|";

  private static final String PASSWORD = "password|";

  private final SecondFactors factors;
  private final StaffPasswords passwords;
  private final Sessions sessions;
  private final LoginThrottle throttle;

  MePages(SecondFactors factors, StaffPasswords passwords, Sessions sessions, LoginThrottle throttle) {
    this.factors = factors;
    this.passwords = passwords;
    this.sessions = sessions;
    this.throttle = throttle;
  }

  @GetMapping
  String show(Desk desk, Model model) {
    Optional<String> secret = factors.waiting(desk.staff());
    model.addAttribute(
        "factor",
        new FactorView(
            factors.isOn(desk.staff()),
            secret.map(text -> text.replaceAll("(.{4})(?!$)", "$1 ")),
            secret.map(text -> Codes.qr(address(desk, text))),
            recovery(model)));
    return "desk/me";
  }

  @PostMapping("/factor/begin")
  String begin(Desk desk, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of()).take("factor_begun", () -> factors.begin(desk.staff()));
  }

  @PostMapping("/factor/confirm")
  String confirm(Desk desk, @RequestParam(defaultValue = "") String code, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of())
        .take(
            "factor_on",
            () ->
                notTooOften(
                    desk, CODE, () -> flash.addFlashAttribute(RECOVERY, factors.confirm(desk.staff(), code))));
  }

  @PostMapping("/factor/off")
  String off(Desk desk, @RequestParam(defaultValue = "") String code, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of())
        .take("factor_off", () -> notTooOften(desk, CODE, () -> factors.remove(desk.staff(), code)));
  }

  @PostMapping("/password")
  String password(
      Desk desk,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String wanted,
      RedirectAttributes flash,
      HttpSession session) {
    try {
      notTooOften(desk, PASSWORD, () -> passwords.change(desk.staff(), current, wanted));
      session.invalidate();
      return "redirect:/desk/login?changed";
    } catch (Refused why) {
      return new Step(flash, PAGE, Map.of()).take("", () -> refuse(why));
    }
  }

  @PostMapping("/sessions/end")
  String end(Desk desk, HttpSession session) {
    sessions.endAll(desk.staff());
    session.invalidate();
    return "redirect:/desk/login?ended";
  }

  private void notTooOften(Desk desk, String kind, Runnable work) {
    String key = kind + desk.staff().id();
    if (!throttle.tryOnce(key)) {
      throw Refused.because(ProblemCode.TOO_MANY_TRIES);
    }
    work.run();
    throttle.forget(key);
  }

  private static void refuse(Refused why) {
    throw why;
  }

  /** What apps read: issuer, name and secret. */
  private static String address(Desk desk, String secret) {
    return "otpauth://totp/Retour:" + desk.staff().login().replace("@", "%40") + "?secret=" + secret + "&issuer=Retour";
  }

  private static List<String> recovery(Model model) {
    return model.getAttribute(RECOVERY) instanceof List<?> codes
        ? codes.stream().map(String::valueOf).toList()
        : List.of();
  }
}
