package retour.server.backup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.backup.Archive.Table;

/** What the database says about its own tables. */
final class Schema {

  private static final String TABLES =
      """
      select c.relname as name, array_agg(a.attname order by a.attnum) as columns
      from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid
      where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname
      order by c.relname
      """;

  private static final String NEEDS =
      """
      select distinct of_table.relname as name, needed.relname as needs
      from pg_constraint f
        join pg_class of_table on of_table.oid = f.conrelid
        join pg_class needed on needed.oid = f.confrelid
      where f.contype = 'f' and f.conrelid <> f.confrelid
      """;

  private static final String MIGRATION =
      """
      select version
      from flyway_schema_history
      where success and version is not null
      order by installed_rank desc
      limit 1
      """;

  private static final String SEQUENCES =
      """
      select sequencename as name, last_value
      from pg_sequences
      where schemaname = 'public' and last_value is not null
      order by sequencename
      """;

  private static final String COPY_OUT =
      """
      select format('copy %I (%s) to stdout', :table::text, string_agg(format('%I', name), ', ' order by position))
      from unnest(:columns::text[]) with ordinality as c (name, position)
      """;

  private static final String COPY_IN =
      """
      select format('copy %I (%s) from stdin', :table::text, string_agg(format('%I', name), ', ' order by position))
      from unnest(:columns::text[]) with ordinality as c (name, position)
      """;

  private static final String TRIGGERS =
      """
      select format('alter table %I %s trigger user', :table::text, :action::text)
      """;

  private static final String SET_SEQUENCE =
      """
      select setval(format('%I', :name::text)::regclass, :last)
      """;

  private final JdbcClient jdbc;

  Schema(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All tables, each after those it refers to. */
  List<Table> tables() {
    Map<String, Set<String>> needs = new HashMap<>();
    jdbc.sql(NEEDS)
        .query((row, n) -> Map.entry(row.getString("name"), row.getString("needs")))
        .list()
        .forEach(need -> needs.computeIfAbsent(need.getKey(), _ -> new HashSet<>()).add(need.getValue()));
    List<Table> left =
        new ArrayList<>(
            jdbc.sql(TABLES)
                .query(
                    (row, n) ->
                        new Table(
                            row.getString("name"), Arrays.asList((String[]) row.getArray("columns").getArray())))
                .list());
    List<Table> ordered = new ArrayList<>();
    Set<String> done = new HashSet<>();
    while (!left.isEmpty()) {
      Table next =
          left.stream()
              .filter(table -> done.containsAll(needs.getOrDefault(table.name(), Set.of())))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("Tables refer to each other in a circle: " + left));
      left.remove(next);
      done.add(next.name());
      ordered.add(next);
    }
    return ordered;
  }

  /** The number of the last migration that was applied. */
  String migration() {
    return jdbc.sql(MIGRATION).query(String.class).single();
  }

  Map<String, Long> sequences() {
    Map<String, Long> last = new TreeMap<>();
    jdbc.sql(SEQUENCES).query((row, n) -> last.put(row.getString("name"), row.getLong("last_value"))).list();
    return last;
  }

  void setSequence(String name, long last) {
    jdbc.sql(SET_SEQUENCE).param("name", name).param("last", last).query(Long.class).single();
  }

  String copyOut(Table table) {
    return statement(COPY_OUT, table);
  }

  String copyIn(Table table) {
    return statement(COPY_IN, table);
  }

  /** Lets the rows of a backup in as they were, past the triggers that guard what people do. */
  void triggers(Table table, boolean on) {
    String statement =
        jdbc.sql(TRIGGERS)
            .param("table", table.name())
            .param("action", on ? "enable" : "disable")
            .query(String.class)
            .single();
    jdbc.sql(statement).update();
  }

  private String statement(String sql, Table table) {
    return jdbc.sql(sql)
        .param("table", table.name())
        .param("columns", table.columns().toArray(String[]::new))
        .query(String.class)
        .single();
  }
}
