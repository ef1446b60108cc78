package retour.server.returns;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An event about to be written. */
record NewEvent(CaseEventKind kind, Map<String, String> data) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  String json() {
    return JSON.writeValueAsString(data);
  }
}
