package retour.server.store;

/**
 * Whose rows the current thread may see in the database, whatever its statements ask for. A web request begins with nobody's
 * and goes on with its store's as soon as that is known; work that belongs to no request (jobs, commands) sees all stores'.
 *
 * <p>INVARIANT: it counts from the next connection on: a transaction keeps the scope it began with.
 */
public final class StoreScope {

  /** Set on a connection outside the running server, which then sees every store. */
  public static final String EVERYTHING_SQL = "set retour.store = '*'";

  private static final String EVERYTHING = "*";
  private static final String NOTHING = "";
  private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> EVERYTHING);

  private StoreScope() {}

  /** From here to its closing the rows of one store. */
  public static Entered only(StoreId store) {
    return enter(store.value());
  }

  /** From here to its closing no rows, but the stores themselves. */
  public static Entered nothing() {
    return enter(NOTHING);
  }

  /** From here to its closing the rows of every store: to find out whose a log-in name or a key is. */
  static Entered everything() {
    return enter(EVERYTHING);
  }

  static String current() {
    return CURRENT.get();
  }

  private static Entered enter(String scope) {
    Entered entered = new Entered(CURRENT.get());
    CURRENT.set(scope);
    return entered;
  }

  /** Closing it brings back the scope that was there before. */
  public static final class Entered implements AutoCloseable {

    private final String before;

    private Entered(String before) {
      this.before = before;
    }

    @Override
    public void close() {
      CURRENT.set(before);
    }
  }
}
