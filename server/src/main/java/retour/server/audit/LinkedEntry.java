package retour.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An entry as it stands in its chain. */
record LinkedEntry(String store, long place, Hashed told, String hash) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HexFormat HEX = HexFormat.of();

  static LinkedEntry of(ResultSet row) throws SQLException {
    byte[] digest = row.getBytes("digest");
    Hashed.Words words =
        new Hashed.Words(
            row.getString("kind"), row.getString("actor_kind"), row.getString("actor"), row.getString("subject"));
    return new LinkedEntry(
        row.getString("store_id"),
        row.getLong("link_no"),
        new Hashed(
            row.getLong("entry_id"),
            row.getObject("happened_at", OffsetDateTime.class).toInstant(),
            words,
            digest == null ? "" : HEX.formatHex(digest),
            row.getString("data")),
        HEX.formatHex(row.getBytes("hash")));
  }

  /** As one line of JSON, with all that the hash is made of. */
  String json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("store", store);
    fields.put("link", place);
    fields.put("entry", told.entry());
    fields.put("at", told.at().toString());
    fields.put("kind", told.words().kind());
    fields.put("actor_kind", told.words().actorKind());
    fields.put("actor", told.words().actor());
    fields.put("subject", told.words().subject());
    fields.put("digest", told.digest());
    fields.put("data", told.data());
    fields.put("hash", hash);
    return JSON.writeValueAsString(fields);
  }
}
