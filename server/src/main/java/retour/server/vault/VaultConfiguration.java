package retour.server.vault;

import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.platform.StartRefused;
import retour.server.vault.MasterKeys.Ring;

/** Finds the master keys at the start, and makes the first one. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

  private static final String TEXT_VARIABLE = "RETOUR_KEYS";

  private static final String MASTERS_IN_USE =
      """
      select distinct master
      from data_key
      """;

  /** @param data the data folder; empty where nothing is kept */
  @Bean
  MasterKeys masterKeys(@Value("${retour.data:}") String data, JdbcClient jdbc) {
    if (data.isEmpty()) {
      Ring fleeting = KeyText.fresh();
      return () -> fleeting;
    }
    String text = System.getenv().getOrDefault(TEXT_VARIABLE, "").strip();
    List<String> inUse = jdbc.sql(MASTERS_IN_USE).query((row, n) -> row.getString(1)).list();
    if (!text.isEmpty()) {
      return checked(given(text), inUse, "variable " + TEXT_VARIABLE);
    }
    KeyFile file = KeyFile.of(Path.of(data), System.getenv());
    if (!file.exists() && inUse.isEmpty()) {
      file.make();
    }
    return checked(file, inUse, "file `" + file.path() + "`");
  }

  private static MasterKeys given(String text) {
    try {
      Ring ring = KeyText.read(text.replace(',', '\n'));
      return () -> ring;
    } catch (IllegalArgumentException e) {
      throw new StartRefused("The variable " + TEXT_VARIABLE + " holds no master keys.", e);
    }
  }

  private static MasterKeys checked(MasterKeys masters, List<String> inUse, String where) {
    Ring ring = masters.ring();
    if (inUse.stream().anyMatch(name -> ring.named(name).isEmpty())) {
      throw new StartRefused("The " + where + " lacks a master key that this database needs. Restore it from its copy.");
    }
    return masters;
  }
}
