package retour.server.backup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a backup is laid out: a ZIP, encrypted whole. First {@link #HEAD}, then a file of rows for each table in the order in
 * which they can be written, last {@link #TAIL}, whose presence says that the backup is whole.
 */
final class Archive {

  static final String HEAD = "backup.json";
  static final String TAIL = "end.json";
  static final String TABLES = "tables/";
  static final byte[] BOUND_TO = "retour-backup".getBytes(StandardCharsets.US_ASCII);
  static final int FORMAT = 1;
  static final JsonMapper JSON = JsonMapper.builder().build();

  private Archive() {}

  /**
   * What the backup is of.
   *
   * @param format of this layout
   * @param takenAt the moment whose state it holds
   * @param migration number of the last migration of its tables
   * @param tables the tables, in the order of the rows that follow
   */
  record Head(int format, Instant takenAt, String migration, List<Table> tables) {}

  /**
   * A table.
   *
   * @param columns those whose values are kept; the database computes the others
   */
  record Table(String name, List<String> columns) {}

  /**
   * What must be found at the end.
   *
   * @param rows by table
   * @param sequences the last number each sequence gave
   */
  record Tail(Map<String, Long> rows, Map<String, Long> sequences) {}
}
