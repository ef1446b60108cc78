package retour.server.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** What every page owes: accessible by WCAG 2.2 AA, no complaint in the console, nothing from elsewhere, no overflow. */
final class PageCheck {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Pattern REQUESTED =
      Pattern.compile("\"method\":\"Network.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\"");
  private static final String AXE = resource("/axe.min.js");
  private static final String RUN_AXE =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                         rules: {region: {enabled: true}}})
        .then(found => done(found.violations.map(each =>
          each.id + ': ' + each.help + ' ' + each.nodes.map(node => node.html).join(' | '))))
        .catch(fault => done(['axe: ' + fault]));
      """;
  private static final String TOO_WIDE =
      """
      const room = document.documentElement.clientWidth;
      return document.documentElement.scrollWidth <= room ? [] :
        [...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().right > room + 1)
          .slice(0, 5).map(each => each.outerHTML.slice(0, 160));
      """;
  private static final Set<String> LOOKED_AT = new HashSet<>();

  private final ChromeDriver driver;
  private final String base;
  private final boolean scripts;
  private final List<String> findings = new ArrayList<>();

  PageCheck(ChromeDriver driver, String base, boolean scripts) {
    this.driver = driver;
    this.base = base;
    this.scripts = scripts;
    resize(Size.DESK);
    driver.manage().logs().get(LogType.BROWSER);
    driver.manage().logs().get(LogType.PERFORMANCE);
  }

  boolean scripts() {
    return scripts;
  }

  /** Looks at a page on a phone and on a desk; each name once, since the same page looks the same. */
  void look(String name) {
    if (LOOKED_AT.add(name)) {
      for (Size size : Size.values()) {
        resize(size);
        String where = name + "-" + size.name().toLowerCase(Locale.ROOT);
        picture(where);
        if (scripts) {
          violations().forEach(found -> findings.add(where + ": " + found));
          wide().forEach(found -> findings.add(where + ": wider than the window: " + found));
        }
      }
    }
    listen(name);
  }

  /** Notes what the console says and which foreign addresses were asked for since the last time. */
  void listen(String name) {
    complaints().forEach(complaint -> findings.add(name + ": " + complaint));
  }

  /** All that was found wrong on the pages looked at. */
  List<String> findings() {
    return findings;
  }

  void resize(Size size) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", size == Size.PHONE));
  }

  private List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue() && !isAnswer(entry)) {
        complaints.add(entry.getMessage());
      }
    }
    StreamSupport.stream(driver.manage().logs().get(LogType.PERFORMANCE).spliterator(), false)
        .map(entry -> REQUESTED.matcher(entry.getMessage()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .filter(address -> !address.startsWith(base) && !address.startsWith("data:"))
        .forEach(address -> complaints.add("asked elsewhere: " + address));
    return complaints;
  }

  static List<Map<String, Object>> cookies(ChromeDriver driver) {
    @SuppressWarnings("unchecked") // as the protocol says
    List<Map<String, Object>> cookies =
        (List<Map<String, Object>>)
            Objects.requireNonNull(driver.executeCdpCommand("Network.getAllCookies", Map.of()).get("cookies"));
    return cookies;
  }

  /** A page that answers a wrong form says so by its status, which the console repeats. */
  private static boolean isAnswer(LogEntry entry) {
    return entry.getMessage().matches("(?s).*Failed to load resource: the server responded with a status of 4\\d\\d.*");
  }

  @SuppressWarnings("unchecked") // the script gives a list of texts
  private List<String> violations() {
    driver.executeScript(AXE);
    return (List<String>) Objects.requireNonNull(driver.executeAsyncScript(RUN_AXE));
  }

  @SuppressWarnings("unchecked") // the script gives a list of texts
  private List<String> wide() {
    return (List<String>) Objects.requireNonNull(driver.executeScript(TOO_WIDE));
  }

  private void picture(String name) {
    Object data =
        driver
            .executeCdpCommand("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    try {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(data)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream found = PageCheck.class.getResourceAsStream(name)) {
      if (found == null) {
        throw new IllegalStateException("no " + name + " on the class path");
      }
      return new String(found.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The windows every page is looked at in. */
  enum Size {
    PHONE(390, 844),
    DESK(1280, 900);

    private final int width;
    private final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }
}
