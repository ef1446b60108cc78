package retour.server.demo;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import retour.server.platform.StartupNotes;

/** What a start of the demonstration prints: where to look, who may log in, which orders to try. */
@Component
@ConditionalOnProperty("retour.demo")
@Order(10)
class DemoNotes implements StartupNotes {

  private final DemoKeys keys;

  DemoNotes(DemoKeys keys) {
    this.keys = keys;
  }

  @Override
  public List<String> lines(String base) {
    List<String> lines = new ArrayList<>();
    lines.add("Image Pro     " + base + "/image-pro     order IP-1001, dana.whitfield@example.com");
    lines.add("Imperium Est  " + base + "/imperium-est  order IE-2001, elena.stoyanova@example.com");
    lines.add("Impress       " + base + "/impress       order IC-3001, jordan.avery@example.com");
    lines.add("              more orders: docs/demo-orders.md");
    lines.add("Desk          " + base + "/desk          clerk@STORE, inspector@STORE, supervisor@STORE,");
    lines.add("              accountant@STORE, administrator@STORE; STORE as in the addresses above;");
    lines.add("              password " + DemoStaff.PASSWORD);
    keys.lines().forEach(line -> lines.add("API key       " + line));
    return lines;
  }
}
