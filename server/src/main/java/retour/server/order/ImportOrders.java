package retour.server.order;

import static retour.server.order.ImportRefused.Reason.FILE_NOT_READABLE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import tools.jackson.databind.JsonNode;

/**
 * Takes orders in from files and from programs. Each order lands whole or not at all; importing the same file twice
 * imports nothing twice.
 */
@Service
public class ImportOrders {

  private final Stores stores;
  private final OrderIntake intake;
  private final TransactionTemplate transaction;

  ImportOrders(Stores stores, OrderIntake intake, PlatformTransactionManager transactions) {
    this.stores = stores;
    this.intake = intake;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Takes orders in outside the running server, for a command. */
  public static ImportOrders on(DataSource database, InstantSource clock) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new ImportOrders(
        Stores.on(jdbc, clock), new OrderIntake(jdbc), new DataSourceTransactionManager(database));
  }

  /**
   * Imports a file: Retour's own JSON or a Shopify order export (CSV), plain or gzip.
   *
   * @param transitDays days after dispatch on which goods without a delivery record are taken to have come; empty:
   *     nothing is assumed and such an order's delivery stays unknown
   * @throws ImportRefused when the file as a whole cannot be imported
   * @throws Refused with NOT_FOUND when there is no such store
   */
  public ImportReport file(StoreId storeId, Path path, OptionalInt transitDays, ImportWatcher watcher) {
    Store store = stores.get(storeId);
    SourceFile file = new SourceFile(path);
    ImportRun run = new ImportRun(store, intake, transaction, file, watcher);
    try {
      if (file.isJson()) {
        try (InputStream in = file.open()) {
          new JsonOrders(run).read(in);
        }
      } else {
        new ShopifyOrders(run, transitDays).read(file);
      }
    } catch (IOException broken) {
      throw new ImportRefused(FILE_NOT_READABLE, path.toString());
    }
    return run.finish();
  }

  /**
   * Takes one order in Retour's own JSON.
   *
   * @param source where it came from, such as {@code api}
   * @return what became of it; DIFFERS when another order has its number
   * @throws Refused with INVALID_INPUT and a fault for each field that is wrong, by JSON pointer
   */
  public Landing one(StoreId storeId, JsonNode document, String source) {
    Store store = stores.get(storeId);
    ImportFaults faults = new ImportFaults();
    OrderDocument read = new OrderDocument(document, store, source, faults);
    Optional<NewOrder> order = read.read();
    if (order.isEmpty()) {
      throw Refused.fields(
          faults.all().stream().map(fault -> new FieldFault(fault.place(), fault.reason().code())).toList());
    }
    return transaction.execute(
        status -> {
          intake.products(storeId, read.products());
          return intake.orders(storeId, List.of(order.get())).getFirst();
        });
  }
}
