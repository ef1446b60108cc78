package retour.server.privacy;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for words in every column of every table that can hold any. */
final class WholeDatabase {

  private static final String COLUMNS =
      """
      select table_name, column_name, data_type
      from information_schema.columns
        join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE'
        and data_type in ('text', 'json', 'jsonb', 'bytea', 'ARRAY', 'character', 'character varying')
      order by table_name, column_name
      """;

  private final JdbcClient jdbc;

  WholeDatabase(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where any of these words stands, in whatever case: {@code table.column: word}. */
  List<String> placesOf(List<String> words) {
    List<String> places = new ArrayList<>();
    for (Column column : columns()) {
      for (String word : words) {
        if (jdbc.sql(column.search()).param("word", word).query(Boolean.class).single()) {
          places.add(column.table() + "." + column.name() + ": " + word);
        }
      }
    }
    return places;
  }

  private List<Column> columns() {
    return jdbc.sql(COLUMNS).query((row, _) -> new Column(row.getString(1), row.getString(2), row.getString(3))).list();
  }

  private record Column(String table, String name, String type) {

    String search() {
      return type.equals("bytea")
          ? "select exists (select from \"%s\" where position(convert_to(:word, 'UTF8') in \"%s\") > 0)".formatted(table, name)
          : "select exists (select from \"%s\" where strpos(lower(\"%s\"::text), lower(:word)) > 0)".formatted(table, name);
    }
  }
}
