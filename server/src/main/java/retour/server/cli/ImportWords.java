package retour.server.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import retour.server.order.ImportFault;
import retour.server.order.ImportRefused;
import retour.server.order.ImportReport;

/** What an import tells its operator, in the operator's language. */
final class ImportWords {

  private final ResourceBundle bundle;

  ImportWords(Locale locale) {
    this.bundle = Words.of("import", locale);
  }

  /** Such as: line 17, `Lineitem quantity`, order #1001: `1.5` is no whole number. */
  String fault(ImportFault fault) {
    String place = fault.place().isEmpty() ? "" : say("import.fault.column", fault.place());
    String reason = say("import.reason." + fault.reason().code(), fault.given());
    return say(
        fault.order().isEmpty() ? "import.fault.without_order" : "import.fault",
        Long.toString(fault.line()),
        place,
        fault.order(),
        reason.strip());
  }

  String refused(ImportRefused refused) {
    return say("import.refused." + refused.reason().code(), refused.detail());
  }

  String done(ImportReport report, double seconds) {
    return say(
        "import.done",
        report.landed(),
        report.updated(),
        report.unchanged(),
        report.skipped(),
        String.format(Locale.ROOT, "%.1f", seconds));
  }

  String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
  }
}
