package retour.server.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.ImportShipments;
import retour.server.returns.ImportShipments.Report;

/** A carrier's list of parcels on their way: what of it was noted, and what was not and why. */
@Controller
@RequestMapping("/desk/shipments")
class ShipmentPages {

  private final ImportShipments importShipments;

  ShipmentPages(ImportShipments importShipments) {
    this.importShipments = importShipments;
  }

  @GetMapping
  String form(Desk desk, Model model) {
    require(desk);
    return page(model, List.of());
  }

  @PostMapping
  String read(Desk desk, @RequestParam Optional<MultipartFile> file, Model model) {
    require(desk);
    try {
      return page(model, List.of(importShipments.read(desk.storeId(), text(file), desk.actor())));
    } catch (Refused why) {
      model.addAttribute("desk", desk.told(Notice.refused(why, -1)));
      return page(model, List.of());
    }
  }

  private static String page(Model model, List<Report> reports) {
    model.addAttribute("reports", reports);
    return "desk/shipments";
  }

  private static String text(Optional<MultipartFile> file) {
    try {
      return file.isEmpty() ? "" : new String(file.get().getBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw Typed.fault("file", "no_list");
    }
  }

  private static void require(Desk desk) {
    if (!desk.may(Deed.RECEIVE)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }
}
