package retour.server.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.store.StoreId;
import retour.server.vault.MasterKeys.MasterKey;

/**
 * Seals values with their owner's key and opens them. A sealed value may be copied from table to table; it is bound to its
 * store and owner, not to a place.
 */
@Repository
public class Vault {

  private static final int KEY_BYTES = 32;

  private static final String FIND =
      """
      select owner, master, wrapped
      from data_key
      where store_id = :store and owner in (:owners)
      """;

  private static final String LOCK = "lock table data_key in row exclusive mode";

  private static final String KEEP =
      """
      insert into data_key (store_id, owner, master, wrapped, made_at)
      values (:store, :owner, :master, :wrapped, :now)
      on conflict (store_id, owner) do nothing
      """;

  private static final String DESTROY =
      """
      delete from data_key
      where store_id = :store and owner = :owner
      """;

  private final JdbcClient jdbc;
  private final MasterKeys masters;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Vault(JdbcClient jdbc, MasterKeys masters, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.masters = masters;
    this.clock = clock;
  }

  /** Seals a value; the owner's first one makes its key. */
  public byte[] seal(StoreId store, Owner owner, byte[] plain) {
    byte[] key = keys(store, List.of(owner)).get(owner);
    return Cipher.encrypt(key == null ? made(store, owner) : key, plain, bound(store, owner));
  }

  /** Seals a text. */
  public byte[] seal(StoreId store, Owner owner, String plain) {
    return seal(store, owner, plain.getBytes(StandardCharsets.UTF_8));
  }

  /** Gets the keys of these owners in one read, to open many values. */
  public Opener opener(StoreId store, Collection<Owner> owners) {
    return new Opener(store, keys(store, owners));
  }

  /** What this owner had sealed can never be read again. */
  public void destroy(StoreId store, Owner owner) {
    jdbc.sql(DESTROY).param("store", store.value()).param("owner", owner.toString()).update();
  }

  /** Opens values of the owners it was made for. */
  public static final class Opener {

    private final StoreId store;
    private final Map<Owner, byte[]> keys;

    private Opener(StoreId store, Map<Owner, byte[]> keys) {
      this.store = store;
      this.keys = keys;
    }

    /** The value; empty when its key was destroyed. */
    public Optional<byte[]> open(Owner owner, byte[] sealed) {
      return Optional.ofNullable(keys.get(owner)).map(key -> Cipher.decrypt(key, sealed, bound(store, owner)));
    }

    /** The text; empty when its key was destroyed. */
    public Optional<String> text(Owner owner, byte[] sealed) {
      return open(owner, sealed).map(plain -> new String(plain, StandardCharsets.UTF_8));
    }
  }

  private Map<Owner, byte[]> keys(StoreId store, Collection<Owner> owners) {
    Map<Owner, byte[]> keys = new HashMap<>();
    if (owners.isEmpty()) {
      return keys;
    }
    jdbc.sql(FIND)
        .param("store", store.value())
        .param("owners", owners.stream().map(Owner::toString).distinct().toList())
        .query((row, n) -> new Wrapped(row.getString("owner"), row.getString("master"), row.getBytes("wrapped")))
        .list()
        .forEach(each -> keys.put(each.of(), each.unwrap(store, masters)));
    return keys;
  }

  /** INVARIANT: the master key is read under the lock that a rotation waits for, so that it wraps this key too. */
  private byte[] made(StoreId store, Owner owner) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              jdbc.sql(LOCK).update();
              return madeUnderLock(store, owner);
            }));
  }

  private byte[] madeUnderLock(StoreId store, Owner owner) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    MasterKey master = masters.ring().current();
    int kept =
        jdbc.sql(KEEP)
            .param("store", store.value())
            .param("owner", owner.toString())
            .param("master", master.name())
            .param("wrapped", Cipher.encrypt(master.secret(), key, Wrapped.bound(store.value(), owner.toString())))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    // Somebody else may have made it meanwhile: then that one is the owner's.
    return kept == 1 ? key : keys(store, List.of(owner)).getOrDefault(owner, key);
  }

  private static String bound(StoreId store, Owner owner) {
    return "value|" + store + "|" + owner;
  }
}
