package retour.server.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A connection that gives its place back when it is closed, once however often that is said. */
final class HeldConnection implements InvocationHandler {

  private final Connection connection;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HeldConnection(Connection connection, Runnable onClose) {
    this.connection = connection;
    this.onClose = onClose;
  }

  static Connection of(Connection connection, Runnable onClose) {
    return (Connection)
        Proxy.newProxyInstance(
            HeldConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new HeldConnection(connection, onClose));
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // It is equal to itself alone; asking the proxy would ask here again.
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "close" -> {
        close();
        yield null;
      }
      default -> pass(method, arguments);
    };
  }

  private @Nullable Object pass(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    }
  }

  private void close() throws Throwable {
    try {
      connection.close();
    } finally {
      if (closed.compareAndSet(false, true)) {
        onClose.run();
      }
    }
  }
}
