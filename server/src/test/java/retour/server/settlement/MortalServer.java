package retour.server.settlement;

import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.platform.DatabaseAccess;
import retour.server.testing.SwitchableDatabase;
import retour.server.testing.TestClock;
import retour.server.testing.TestDatabase;
import retour.server.testing.TestKeys;
import retour.server.vault.MasterKeys;

/**
 * A server in a process of its own that pays what is due by bank transfer, from batch to bank statement, and stops dead
 * where it is told to, holding its connection, until somebody kills it.
 */
final class MortalServer {

  /** What it prints when it has come to the place where it is to be killed. */
  static final String READY = "ready to be killed";

  private MortalServer() {}

  /** @param args JDBC address, user, password, the step to stop at and how often it passes it first */
  static void main(String[] args) throws InterruptedException {
    DatabaseAccess.Login login = new DatabaseAccess.Login(args[1], args[2]);
    HikariDataSource pool = TestDatabase.pool(new DatabaseAccess(args[0], login, login), login);
    SwitchableDatabase database = new SwitchableDatabase(pool);
    AtomicInteger passes = new AtomicInteger(Integer.parseInt(args[4]));
    database.breakAt(step -> step.startsWith(args[3]) && passes.getAndDecrement() == 0 && stop());
    try (AnnotationConfigApplicationContext beans = beans(database)) {
      pay(beans);
    }
  }

  private static AnnotationConfigApplicationContext beans(DataSource database) {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    beans.registerBean(DataSource.class, () -> database);
    beans.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    beans.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
    beans.registerBean(InstantSource.class, TestClock::new);
    beans.registerBean(MasterKeys.class, TestKeys::masters);
    beans.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(beans);
    scanner.addExcludeFilter((found, _) -> found.getClassMetadata().getClassName().endsWith("Configuration"));
    scanner.scan(
        "retour.server.settlement", "retour.server.returns", "retour.server.order", "retour.server.policy",
        "retour.server.store", "retour.server.vault");
    beans.refresh();
    return beans;
  }

  private static void pay(AnnotationConfigApplicationContext beans) {
    PayoutBatches batches = beans.getBean(PayoutBatches.class);
    UUID batch = batches.make(STORE, ACCOUNTANT);
    batches.release(STORE, batch, SUPERVISOR);
    String[] debits =
        batches.get(STORE, batch, ACCOUNTANT).transfers().stream().map(BankFixture::debited).toArray(String[]::new);
    beans.getBean(BankReports.class).take(STORE, BankFixture.statement(debits), ACCOUNTANT);
  }

  private static boolean stop() {
    System.out.println(READY);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
