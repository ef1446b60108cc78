package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** One window: goes to pages, fills in forms as a person does, and reads what is shown. */
final class Browser {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int MANY_TABS = 60;

  private final ChromeDriver driver;
  private final String base;
  private final PageCheck check;

  Browser(ChromeDriver driver, int port, boolean scripts) {
    this.driver = driver;
    this.base = "http://127.0.0.1:" + port;
    this.check = new PageCheck(driver, base, scripts);
    forget();
  }

  /** Goes to a path of the application, or to a whole address. */
  void open(String address) {
    driver.get(address.startsWith("http") ? address : base + address);
  }

  void refresh() {
    driver.navigate().refresh();
  }

  /** The path shown, without host and query. */
  String path() {
    return driver.getCurrentUrl().substring(base.length()).replaceFirst("\\?.*", "");
  }

  /** What a reader sees of the page's main part, one space between words. */
  String text() {
    return flat(driver.findElement(By.id("main")).getText());
  }

  String title() {
    return driver.getTitle();
  }

  /** The text of the first element that a CSS selector finds. */
  String text(String css) {
    return flat(find(css).getText());
  }

  List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(each -> flat(each.getText())).toList();
  }

  boolean has(String css) {
    return !driver.findElements(By.cssSelector(css)).isEmpty();
  }

  /** The names of the form fields that a CSS selector finds, each once. */
  List<String> names(String css) {
    return driver.findElements(By.cssSelector(css)).stream()
        .map(each -> String.valueOf(each.getDomAttribute("name")))
        .distinct()
        .toList();
  }

  /** Drops all cookies. */
  void forget() {
    driver.manage().deleteAllCookies();
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
  }

  /** Types into the field of this name, over what is there. */
  void type(String name, String text) {
    WebElement field = find("[name='" + name + "']");
    field.clear();
    field.sendKeys(text);
  }

  /** Picks a radio button or ticks a box. */
  void pick(String name, String value) {
    WebElement input = find("input[name='" + name + "'][value='" + value + "']");
    if (!input.isSelected()) {
      toMiddle(input);
      input.click();
    }
  }

  void attach(String name, String file) {
    find("input[name='" + name + "']").sendKeys(file);
  }

  void select(String name, String value) {
    click("select[name='" + name + "'] option[value='" + value + "']");
  }

  /** Moves the keyboard on by one. */
  void tab() {
    new Actions(driver).sendKeys(Keys.TAB).perform();
  }

  /** Moves the keyboard on until it is on what a CSS selector finds. */
  void tabTo(String css) {
    for (int steps = 0; steps < MANY_TABS; steps++) {
      if (driver.findElements(By.cssSelector(css)).contains(focused())) {
        return;
      }
      tab();
    }
    throw new AssertionError(css + " cannot be reached by keyboard");
  }

  /** Presses a key on what has the keyboard, and waits for the page that this brings. */
  void pressKey(Keys key) {
    expectPage(() -> focused().sendKeys(key));
  }

  /** Clicks, and waits for the page that this brings. */
  void press(String css) {
    WebElement pressed = find(css);
    toMiddle(pressed);
    expectPage(pressed::click);
  }

  private void expectPage(Runnable deed) {
    WebElement page = driver.findElement(By.tagName("body"));
    WebElement main = driver.findElement(By.id("main"));
    deed.run();
    until(() -> isGone(page) || isGone(main));
    until(() -> !check.scripts() || "complete".equals(readyState()));
  }

  /** Clicks what changes only this page. */
  void click(String css) {
    WebElement found = find(css);
    toMiddle(found);
    found.click();
  }

  /** The address behind the first link that a CSS selector finds. */
  String href(String css) {
    return String.valueOf(find(css).getDomProperty("href"));
  }

  /** The element that has the keyboard. */
  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** Waits until the page says so, loading it again and again. */
  void reloadUntil(Predicate<Browser> says) {
    until(
        () -> {
          if (says.test(this)) {
            return true;
          }
          refresh();
          return false;
        });
  }

  /** Checks the page as it stands, and keeps its picture under this name. */
  void look(String name) {
    check.look(name);
  }

  /** Nothing was wrong on any page looked at, the console stayed silent, nobody else was asked. */
  void expectFlawless() {
    check.listen("last");
    assertThat(check.findings()).isEmpty();
  }

  /** A phone's window or a desk's. */
  void size(PageCheck.Size size) {
    check.resize(size);
  }

  /** Cookies that any page of the application has set. */
  List<Map<String, Object>> cookies() {
    return PageCheck.cookies(driver);
  }


  private WebElement find(String css) {
    List<WebElement> found = driver.findElements(By.cssSelector(css));
    assertThat(found).as("%s on %s:%n%s", css, driver.getCurrentUrl(), body()).isNotEmpty();
    return found.getFirst();
  }

  private String body() {
    return driver.findElement(By.tagName("body")).getText();
  }

  private void toMiddle(WebElement element) {
    if (check.scripts()) {
      driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    }
  }

  private String readyState() {
    return String.valueOf(driver.executeScript("return document.readyState"));
  }

  private boolean isGone(WebElement element) {
    try {
      element.isEnabled();
      return false;
    } catch (WebDriverException e) { // whatever the driver says of an element whose page is gone
      return true;
    }
  }

  private static void until(Callable<Boolean> said) {
    await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(POLL).until(said);
  }

  private static String flat(String text) {
    return text.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
  }
}
