package retour.server.portal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import retour.policy.FactQuestion;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.complaint.Complaint;
import retour.server.complaint.NewComplaint;
import retour.server.complaint.ReceivedBy;
import retour.server.complaint.Remedy;
import retour.server.evidence.EvidenceFiles;
import retour.server.order.OrderLine;
import retour.server.page.Texts;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.returns.Channel;
import retour.server.settlement.BankAccount;
import retour.server.settlement.PaymentConsents.Wording;
import retour.server.store.Actor;

/** Reads the form of a complaint. What cannot be read is a fault of its field; what was uploaded is kept. */
@Component
class ComplaintForm {

  static final String FILE = "file.";
  static final String LINE = "line.";
  static final String FACT = "fact.";
  private static final int LONGEST_KEY = 100;

  private final EvidenceFiles evidence;

  ComplaintForm(EvidenceFiles evidence) {
    this.evidence = evidence;
  }

  /** What was sent, with the files that are kept of it. */
  record Sent(Map<String, String> typed, List<String> kept, List<FieldFault> faults) {}

  /** Keeps the files and gathers the fields. */
  Sent receive(Visit visit, MultiValueMap<String, String> form, MultiValueMap<String, MultipartFile> files) {
    List<FieldFault> faults = new ArrayList<>();
    List<String> kept = new ArrayList<>(form.getOrDefault("kept", List.of()));
    files.forEach(
        (field, sent) ->
            sent.stream()
                .filter(file -> field.startsWith(FILE) && !file.isEmpty())
                .forEach(file -> keep(visit, field, file, kept, faults)));
    return new Sent(form.toSingleValueMap(), kept, faults);
  }

  private void keep(Visit visit, String field, MultipartFile file, List<String> kept, List<FieldFault> faults) {
    try (InputStream content = file.getInputStream()) {
      UUID id = evidence.keep(visit.store().id(), visit.order().id(), content, "shopper");
      kept.add(field.substring(FILE.length()) + ":" + id);
    } catch (Refused refused) {
      faults.add(new FieldFault(field, refused.code().code()));
    } catch (IOException e) {
      faults.add(new FieldFault(field, "file_broken"));
    }
  }

  /**
   * The complaint as typed.
   *
   * @param asked what the policy asks
   * @throws Refused with INVALID_INPUT
   */
  NewComplaint read(Visit visit, Sent sent, List<FactQuestion> asked, Texts t) {
    List<FieldFault> faults = new ArrayList<>(sent.faults());
    Map<String, FactValue> answers = new HashMap<>();
    Map<String, FactValue> shared = new HashMap<>();
    for (FactQuestion question : asked) {
      Answers.value(question, sent.typed().getOrDefault(FACT + question.name(), ""), visit.order().paid().currency())
          .ifPresent(value -> (question.shared() ? shared : answers).put(question.name(), value));
    }
    List<NewComplaint.Line> lines = lines(visit, sent, answers);
    if (lines.isEmpty()) {
      faults.add(new FieldFault("lines", "nothing_picked"));
    }
    for (String field : List.of(FACT + "reason", "subject")) {
      if (sent.typed().getOrDefault(field, "").isBlank()) {
        faults.add(new FieldFault(field, "missing"));
      }
    }
    Optional<Remedy> remedy = remedy(sent.typed().getOrDefault("remedy", ""));
    if (remedy.isEmpty()) {
      faults.add(new FieldFault("remedy", "missing"));
    }
    Money amount = amount(visit, sent.typed().getOrDefault("amount", ""), faults);
    Optional<NewComplaint.Account> account = account(visit, sent, faults);
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
    Complaint.Claim claim =
        new Complaint.Claim(
            sent.typed().getOrDefault("subject", ""),
            remedy.orElseThrow(),
            amount,
            "",
            sent.typed().getOrDefault("address", ""),
            sent.typed().getOrDefault("phone", ""));
    return new NewComplaint(
        visit.store().id(), visit.order().id(), lines, shared, claim, account, documents(sent), intake(visit, sent, t));
  }

  static NewComplaint.Intake intake(Visit visit, Sent sent, Texts t) {
    String key = sent.typed().getOrDefault("key", "");
    return new NewComplaint.Intake(
        key.isBlank() || key.length() > LONGEST_KEY ? OpenVisits.newKey() : key,
        Channel.PORTAL,
        ReceivedBy.FORM,
        t.get("complaint.taken_online", visit.store().name()),
        visit.language(),
        Optional.empty(),
        new Actor.Shopper());
  }

  private static List<NewComplaint.Line> lines(Visit visit, Sent sent, Map<String, FactValue> answers) {
    List<NewComplaint.Line> lines = new ArrayList<>();
    for (OrderLine line : visit.order().lines()) {
      String typed = sent.typed().getOrDefault(LINE + line.lineNo(), "");
      int units = typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
      if (units > 0) {
        lines.add(new NewComplaint.Line(line.lineNo(), units, answers));
      }
    }
    return lines;
  }

  static Optional<Remedy> remedy(String code) {
    return List.of(Remedy.values()).stream().filter(each -> each.code().equals(code)).findFirst();
  }

  /** Both {@code 12.50} and {@code 12,50}; nothing typed claims nothing in money. */
  static Money amount(Visit visit, String typed, List<FieldFault> faults) {
    String code = visit.order().paid().currency().getCurrencyCode();
    String text = typed.replace(',', '.').replaceAll("\\s", "");
    if (text.matches("\\d{1,12}(\\.\\d{1,3})?")) {
      try {
        return Money.parse(text, code);
      } catch (ArithmeticException tooFine) {
        faults.add(new FieldFault("amount", "not_an_amount"));
      }
    } else if (!text.isEmpty()) {
      faults.add(new FieldFault("amount", "not_an_amount"));
    }
    return Money.of(0, code);
  }

  private static Optional<NewComplaint.Account> account(Visit visit, Sent sent, List<FieldFault> faults) {
    String holder = sent.typed().getOrDefault("holder", "");
    String iban = sent.typed().getOrDefault("iban", "");
    if (holder.isBlank() && iban.isBlank()) {
      return Optional.empty();
    }
    try {
      Optional<Wording> agreed =
          sent.typed().getOrDefault("agree", "").equals("yes")
              ? Optional.of(Wording.in(visit.language()))
              : Optional.empty();
      return Optional.of(new NewComplaint.Account(BankAccount.of(holder, iban), agreed));
    } catch (Refused refused) {
      faults.addAll(refused.fields());
      return Optional.empty();
    }
  }

  private static List<NewComplaint.Document> documents(Sent sent) {
    List<NewComplaint.Document> documents = new ArrayList<>();
    for (String kept : sent.kept()) {
      String[] parts = kept.split(":", 2);
      if (parts.length == 2 && parts[0].matches("[a-z_]{1,60}") && parts[1].matches("[0-9a-f-]{36}")) {
        documents.add(new NewComplaint.Document(parts[0], UUID.fromString(parts[1]), Optional.empty()));
      }
    }
    return documents;
  }
}
