package retour.server.vault;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.platform.StartRefused;
import retour.server.store.StoreId;
import retour.server.vault.MasterKeys.MasterKey;
import retour.server.vault.MasterKeys.Ring;

/** Puts a new master key in place of the current one. No sealed value changes; its key is wrapped anew. */
public final class RotateKeys {

  private static final String LOCK = "lock table data_key in exclusive mode";

  private static final String OTHERS =
      """
      select store_id, owner, master, wrapped
      from data_key
      where master <> :current
      """;

  private static final String WRAP =
      """
      update data_key
      set master = :master, wrapped = :wrapped
      where store_id = :store and owner = :owner
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final KeyFile file;

  /** @param jdbc as somebody who sees every store */
  public RotateKeys(JdbcClient jdbc, TransactionTemplate transaction, KeyFile file) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.file = file;
  }

  /**
   * Makes a new master key and wraps every key with it.
   *
   * @param forget whether the earlier master keys go: what was sealed in backups taken before can then never be read
   * @return how many keys were wrapped anew
   * @throws retour.server.platform.StartRefused when the file cannot be read or written
   */
  public int rotate(boolean forget) {
    Integer wrapped =
        transaction.execute(
            _ -> {
              // Under the lock, so that of two rotations at once none writes over the other's key.
              jdbc.sql(LOCK).update();
              return wrapAll(file.add());
            });
    if (forget) {
      transaction.executeWithoutResult(_ -> forgetEarlier());
    }
    return wrapped == null ? 0 : wrapped;
  }

  /** Only when what was wrapped is kept for good, and no other rotation is under way. */
  private void forgetEarlier() {
    jdbc.sql(LOCK).update();
    if (!others(file.ring()).isEmpty()) {
      throw new StartRefused("Another rotation came in between. Rotate again.");
    }
    file.forgetEarlier();
  }

  private int wrapAll(Ring ring) {
    MasterKey current = ring.current();
    List<Of> others = others(ring);
    for (Of each : others) {
      byte[] key = each.key().unwrap(each.store(), () -> ring);
      jdbc.sql(WRAP)
          .param("master", current.name())
          .param("wrapped", Cipher.encrypt(current.secret(), key, Wrapped.bound(each.store().value(), each.key().owner())))
          .param("store", each.store().value())
          .param("owner", each.key().owner())
          .update();
    }
    return others.size();
  }

  private List<Of> others(Ring ring) {
    return jdbc.sql(OTHERS)
        .param("current", ring.current().name())
        .query(
            (row, _) ->
                new Of(
                    new StoreId(row.getString("store_id")),
                    new Wrapped(row.getString("owner"), row.getString("master"), row.getBytes("wrapped"))))
        .list();
  }

  private record Of(StoreId store, Wrapped key) {}
}
