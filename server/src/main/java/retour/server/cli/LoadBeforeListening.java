package retour.server.cli;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;

/**
 * Loads the demonstration before the web server listens and before jobs run: nobody meets a store that is not there yet.
 */
final class LoadBeforeListening implements SmartLifecycle {

  private final ObjectProvider<DemoLoader> loaders;
  private final Progress progress;
  private volatile boolean loaded;

  LoadBeforeListening(ObjectProvider<DemoLoader> loaders, Progress progress) {
    this.loaders = loaders;
    this.progress = progress;
  }

  @Override
  public void start() {
    loaders.orderedStream().forEach(loader -> loader.load(progress));
    loaded = true;
  }

  @Override
  public void stop() {
    loaded = false;
  }

  @Override
  public boolean isRunning() {
    return loaded;
  }

  /** Lower phases start first; the web server's is the highest of all. */
  @Override
  public int getPhase() {
    return 0;
  }
}
