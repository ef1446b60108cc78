package retour.server.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import retour.server.order.ImportFault;
import retour.server.order.ImportWatcher;

/** Follows an import: a bar where somebody watches a terminal, and the faults to tell at the end. */
final class ImportProgress implements ImportWatcher, AutoCloseable {

  private static final int KEPT_FAULTS = 10_000;
  private static final int WIDTH = 100;

  private final List<ImportFault> faults = new ArrayList<>();
  private final @Nullable ProgressBar bar;
  private long unkept;

  /** @param terminal where the bar is drawn; null draws none */
  ImportProgress(String what, @Nullable PrintStream terminal) {
    this.bar =
        terminal == null
            ? null
            : new ProgressBarBuilder()
                .setTaskName(what)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" kB", 1024)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
                .build();
  }

  @Override
  public void read(long bytes, long of) {
    if (bar != null) {
      bar.maxHint(of);
      bar.stepTo(bytes);
    }
  }

  @Override
  public void fault(ImportFault fault) {
    if (faults.size() < KEPT_FAULTS) {
      faults.add(fault);
    } else {
      unkept++;
    }
  }

  List<ImportFault> faults() {
    return List.copyOf(faults);
  }

  /** Faults that were counted only. */
  long unkept() {
    return unkept;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
