package retour.server.testing;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Gives each test class a fresh database and the clock's start; a nested class goes on with its outer class's. */
final class FreshDatabaseForClass implements TestExecutionListener {

  @Override
  public void beforeTestClass(TestContext context) {
    if (context.getTestClass().isMemberClass()) {
      return;
    }
    ApplicationContext application = context.getApplicationContext();
    application.getBean(SwitchableDatabase.class).renew();
    application.getBean(TestClock.class).set(TestClock.START);
  }
}
