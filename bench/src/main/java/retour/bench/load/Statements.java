package retour.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's own statements, taken from its sources, as a script of pgbench: what the server runs is what pgbench runs. */
final class Statements {

  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");
  private static final String SERVER = "server/src/main/java/retour/server/";

  private final Path sources;

  Statements(Path sources) {
    this.sources = sources;
  }

  /** One return: read the order, write the return, keep the answer, in one transaction as the server does. */
  String script() throws IOException {
    return "\\set i :i + 1\n\\set n :offset + :i * :clients + :client_id\nbegin;\n"
        + statement(SERVER + "order/PostgresOrders.java", "BY_NUMBER", Map.of("number", "('B-' || :n::text)"))
        + statement(SERVER + "returns/FilingWrite.java", "WRITE", filing())
        + statement(SERVER + "api/Once.java", "KEEP", keeping())
        + "commit;\n";
  }

  private String statement(String file, String constant, Map<String, String> values) throws IOException {
    String source = Files.readString(sources.resolve(file));
    int at = source.indexOf(" " + constant + " =\n");
    int start = source.indexOf("\"\"\"\n", at) + 4;
    int end = source.indexOf("\"\"\"", start);
    if (at < 0 || end < start) {
      throw new IOException(file + " has no " + constant);
    }
    Map<String, String> all = new HashMap<>(values);
    all.put("store", "'impress'");
    Matcher parameters = PARAMETER.matcher(source.substring(start, end));
    StringBuilder sql = new StringBuilder();
    while (parameters.find()) {
      String value = all.get(parameters.group(1));
      if (value == null) {
        throw new IOException(file + " has a parameter this benchmark does not know: " + parameters.group(1));
      }
      parameters.appendReplacement(sql, Matcher.quoteReplacement(value));
    }
    return parameters.appendTail(sql).toString().strip() + ";\n";
  }

  private static Map<String, String> filing() {
    Map<String, String> values = new HashMap<>();
    values.put("number", "('BP-' || :n::text)");
    values.put("order", "(" + Orders.FIRST_ID + " + :n::bigint)");
    values.put("channel", "'api'");
    values.put("language", "'en'");
    values.put("now", "now()");
    values.put("today", "current_date");
    values.put("requestedAt", "now()");
    values.put("requestedOn", "current_date");
    values.put("version", "1");
    values.put("authorization", "'requested'");
    values.put("authorizationNumber", "null");
    values.put("authorizedAt", "null::timestamptz");
    values.put("expiresOn", "null::date");
    values.put("status", "'requested'");
    values.put("nextActor", "'clerk'");
    values.put("dueOn", "current_date");
    values.put("lines", "array[1]");
    values.put("quantities", "array[1]");
    values.put("resolutions", "array['refund']");
    values.put("acceptances", "array['pending']");
    values.put("paid", "array[10000::bigint]");
    values.put("tax", "array[800::bigint]");
    values.put("paidBefore", "array[0::bigint]");
    values.put("currency", "'USD'");
    values.put("claimItems", "array[1, 1, 1, 1, 1]");
    values.put(
        "claimNames",
        "array['accessories_complete', 'packaging', 'packaging_complete', 'reason', 'rebate_submitted']");
    values.put(
        "claimValues", "array['true', '{\"choice\" :\"sealed\"}', 'true', '{\"choice\" :\"changed_mind\"}', 'false']");
    values.put("claimSources", "array['shopper', 'shopper', 'shopper', 'shopper', 'shopper']");
    values.put("saidBy", "'program:019'");
    values.put("facts", ":facts");
    values.put("decision", ":decision");
    values.put("kinds", "array['requested']");
    values.put("data", "array['{\"items\" :\"1\"}']");
    values.put("told", "array['requested']");
    values.put("actorKind", "'program'");
    values.put("actor", "'019'");
    return values;
  }

  private static Map<String, String> keeping() {
    Map<String, String> values = new HashMap<>();
    values.put("keyId", ":key::uuid");
    values.put("route", "'POST /api/v1/returns'");
    values.put("key", "('pgbench-' || :n::text)");
    values.put("hash", "decode('2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', 'hex')");
    values.put("status", "201");
    values.put("body", "'{\"id\" :\"0190a1b2-0000-7000-8000-000000000001\",\"number\" :\"RQ-7K3M-2Q9D\"}'");
    values.put("location", "'/api/v1/returns/0190a1b2-0000-7000-8000-000000000001'");
    values.put("now", "now()");
    return values;
  }
}
