package retour.server.order;

import static retour.server.order.ImportRefused.Reason.COLUMNS_MISSING;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where each column stands in a file: found by name, never by position. */
final class ShopifyHeader {

  private final int width;
  private final Map<ShopifyColumn, Integer> positions = new EnumMap<>(ShopifyColumn.class);

  /** @throws ImportRefused when it is no header of an order export */
  ShopifyHeader(CsvRecord header) {
    width = header.getFieldCount();
    Map<String, Integer> byKey = new HashMap<>();
    List<String> names = header.getFields();
    for (int i = 0; i < names.size(); i++) {
      byKey.putIfAbsent(ShopifyColumn.key(names.get(i)), i);
    }
    for (ShopifyColumn column : ShopifyColumn.values()) {
      column.keys().stream()
          .map(byKey::get)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(position -> positions.put(column, position));
    }
    requireColumns();
  }

  int width() {
    return width;
  }

  /** The value; empty where the file has no such column or the row is too short. */
  String value(CsvRecord row, ShopifyColumn column) {
    Integer position = positions.get(column);
    return position == null || position >= row.getFieldCount() ? "" : row.getField(position);
  }

  private void requireColumns() {
    String missing =
        Stream.of(ShopifyColumn.values())
            .filter(column -> column.isRequired() && !positions.containsKey(column))
            .map(ShopifyColumn::title)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new ImportRefused(COLUMNS_MISSING, missing);
    }
  }
}
