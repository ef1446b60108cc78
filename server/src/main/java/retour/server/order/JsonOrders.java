package retour.server.order;

import static retour.server.order.ImportFault.Reason.UNREADABLE;

import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file of Retour's own JSON, an array of orders or one order after the other, never whole in memory. */
final class JsonOrders {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final ImportRun run;

  JsonOrders(ImportRun run) {
    this.run = run;
  }

  void read(InputStream in) {
    try (JsonParser parser = JSON.createParser(in)) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) {
        token = parser.nextToken();
      }
      while (token != null && token != JsonToken.END_ARRAY) {
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode node = parser.readValueAsTree();
        order(node, line);
        token = parser.nextToken();
      }
    } catch (JacksonException malformed) {
      String what = Optional.ofNullable(malformed.getOriginalMessage()).orElse("");
      run.cutOff(new ImportFault(lineOf(malformed), "", "", UNREADABLE, what));
    }
  }

  private void order(JsonNode node, long line) {
    ImportFaults faults = new ImportFaults();
    faults.at(line);
    OrderDocument document = new OrderDocument(node, run.store(), "json", faults);
    if (document.isCatalogOnly()) {
      document.refuseOthers();
      settle(document, Optional.empty(), faults, line);
    } else {
      settle(document, document.read(), faults, line);
    }
  }

  private void settle(OrderDocument document, Optional<NewOrder> order, ImportFaults faults, long line) {
    if (faults.any()) {
      run.skip(faults.all());
      return;
    }
    run.take(document.products());
    order.ifPresent(whole -> run.take(whole, line));
  }

  private static long lineOf(JacksonException malformed) {
    return malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr();
  }
}
