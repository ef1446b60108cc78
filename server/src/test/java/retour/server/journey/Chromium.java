package retour.server.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, started once for all journeys and once more without scripts and cookies. */
final class Chromium {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final int BLOCKED = 2;

  private Chromium() {}

  /** As most people have it. */
  static ChromeDriver usual() {
    return Usual.DRIVER;
  }

  /** Runs no script and keeps no cookie. */
  static ChromeDriver bare() {
    return Bare.DRIVER;
  }

  private static ChromeDriver start(Map<String, Object> preferences) {
    if (!Files.isExecutable(PROGRAM) || !Files.isExecutable(DRIVER)) {
      throw new IllegalStateException(
          "The journeys need a browser: install Debian's packages chromium and chromium-driver.");
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort().build();
    ChromeDriver driver = new ChromeDriver(service, options(preferences));
    Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
    return driver;
  }

  private static ChromeOptions options(Map<String, Object> preferences) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(PROGRAM.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.setExperimentalOption("prefs", preferences);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--lang=en-US",
        "--force-prefers-reduced-motion",
        "--hide-scrollbars");
    return options;
  }

  private static final class Usual {

    static final ChromeDriver DRIVER = start(Map.of());
  }

  private static final class Bare {

    static final ChromeDriver DRIVER =
        start(
            Map.of(
                "profile.managed_default_content_settings.javascript", BLOCKED,
                "profile.default_content_setting_values.cookies", BLOCKED,
                "profile.block_third_party_cookies", true));
  }
}
