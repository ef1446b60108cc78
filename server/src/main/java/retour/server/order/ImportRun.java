package retour.server.order;

import static retour.server.order.ImportFault.Reason.DIFFERS_FROM_KNOWN;
import static retour.server.order.ImportFault.Reason.GIVEN_TWICE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.store.Store;

/** One import of one file: gathers orders, keeps them many at a time, counts and tells what happened. */
final class ImportRun {

  private static final int AT_ONCE = 200;

  private final Store store;
  private final OrderIntake intake;
  private final TransactionTemplate transaction;
  private final SourceFile file;
  private final ImportWatcher watcher;

  private final List<Given> waiting = new ArrayList<>();
  private final List<NewProduct> products = new ArrayList<>();
  private final Set<String> numbersSeen = new HashSet<>();
  private ImportReport report = ImportReport.NOTHING;

  ImportRun(Store store, OrderIntake intake, TransactionTemplate transaction, SourceFile file, ImportWatcher watcher) {
    this.store = store;
    this.intake = intake;
    this.transaction = transaction;
    this.file = file;
    this.watcher = watcher;
  }

  Store store() {
    return store;
  }

  /** An order that is whole. */
  void take(NewOrder order, long line) {
    if (!numbersSeen.add(LookupKey.ofNumber(order.number()))) {
      skip(List.of(new ImportFault(line, order.number(), "", GIVEN_TWICE, "")));
      return;
    }
    waiting.add(new Given(order, line));
    if (waiting.size() >= AT_ONCE) {
      flush();
    }
  }

  void take(List<NewProduct> more) {
    products.addAll(more);
    if (products.size() >= AT_ONCE) {
      flush();
    }
  }

  /** An order that is not taken. */
  void skip(List<ImportFault> faults) {
    faults.forEach(watcher::fault);
    report = report.andSkipped();
  }

  /** The rest of the file cannot be read. */
  void cutOff(ImportFault fault) {
    watcher.fault(fault);
    report = report.cutOff();
  }

  ImportReport finish() {
    flush();
    watcher.read(file.size(), file.size());
    return report;
  }

  private void flush() {
    List<NewOrder> orders = waiting.stream().map(Given::order).toList();
    List<Landing> landings = transaction.execute(status -> keep(orders));
    for (int i = 0; i < waiting.size(); i++) {
      count(waiting.get(i), landings.get(i));
    }
    waiting.clear();
    products.clear();
    watcher.read(file.bytesRead(), file.size());
  }

  private List<Landing> keep(List<NewOrder> orders) {
    intake.products(store.id(), products);
    return intake.orders(store.id(), orders);
  }

  private void count(Given given, Landing landing) {
    report = report.and(landing);
    if (landing == Landing.DIFFERS) {
      watcher.fault(new ImportFault(given.line(), given.order().number(), "", DIFFERS_FROM_KNOWN, ""));
    }
  }

  private record Given(NewOrder order, long line) {}
}
