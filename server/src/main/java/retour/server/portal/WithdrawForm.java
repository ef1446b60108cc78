package retour.server.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.withdrawal.Statement;
import retour.server.withdrawal.StatementKey;

/** What was typed into the withdrawal function: {@code name}, {@code contract}, {@code address}, {@code goods}, {@code line.N}. */
record WithdrawForm(Map<String, String> typed) {

  private static final String LINE = "line.";
  private static final int DIGITS = 4;

  WithdrawForm {
    typed = Map.copyOf(typed);
  }

  static WithdrawForm of(Map<String, String> sent) {
    Map<String, String> typed = new LinkedHashMap<>();
    sent.forEach(
        (name, text) -> {
          if (name.startsWith(LINE) || Statement.FIELDS.contains(name)) {
            typed.put(name, text);
          }
        });
    typed.put("key", StatementKey.of(sent.getOrDefault("key", "")));
    return new WithdrawForm(typed);
  }

  String text(String field) {
    return typed.getOrDefault(field, "").strip();
  }

  /** The key that makes it one statement however often it is sent. */
  String key() {
    return text("key");
  }

  /** This form with a field that another source knows. */
  WithdrawForm with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(typed);
    more.put(field, value);
    return new WithdrawForm(more);
  }

  Statement.Words words(String goods) {
    return new Statement.Words(text("name"), text("contract"), text("address"), goods);
  }

  /** Units by line; lines without a number are left out. */
  Map<Integer, Integer> parts() {
    Map<Integer, Integer> parts = new TreeMap<>();
    typed.forEach(
        (name, text) -> {
          if (name.startsWith(LINE)) {
            number(name.substring(LINE.length())).ifPresent(
                lineNo -> number(text.strip()).filter(units -> units > 0).ifPresent(units -> parts.put(lineNo, units)));
          }
        });
    return parts;
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[0-9]{1," + DIGITS + "}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** Message keys of what is wrong, by field. */
  static Map<String, String> faults(Refused refused) {
    Map<String, String> faults = new LinkedHashMap<>();
    for (FieldFault fault : refused.fields()) {
      faults.putIfAbsent(fault.field(), "withdraw.fault." + fault.code());
    }
    return faults;
  }
}
