package retour.server.platform;

/**
 * Loads a part of the demonstration at {@code start --demo}. All loaders are called in their
 * {@link org.springframework.core.annotation.Order} at every such start.
 *
 * <p>INVARIANT: a loader loads once. It recognizes its own data by a question to the database and does nothing when they are
 * there; it writes in one transaction, so that a start that was cut off is repeated whole.
 */
@FunctionalInterface
public interface DemoLoader {

  void load(Progress progress);
}
