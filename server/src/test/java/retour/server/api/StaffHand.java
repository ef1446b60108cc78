package retour.server.api;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.springframework.context.ApplicationContext;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;
import retour.policy.money.Percent;
import retour.server.complaint.ComplaintCommand;
import retour.server.complaint.ComplaintId;
import retour.server.complaint.Complaints;
import retour.server.complaint.DecideComplaint;
import retour.server.complaint.Opinion;
import retour.server.evidence.EvidenceFiles;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.Inspection;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.StoreId;

/** Does what programs leave to persons: rules, and turns a complaint down. */
record StaffHand(ApplicationContext beans, StoreId store) {

  private static final Actor INSPECTOR = new Actor.Staff(new UUID(0, 2), Role.INSPECTOR);
  private static final Actor SUPERVISOR = new Actor.Staff(new UUID(0, 3), Role.SUPERVISOR);

  /** Finds goods used more than trying them needs, and keeps a part back by a clause. */
  void keepBack(String returnId, String clause) {
    CaseId id = new CaseId(UUID.fromString(returnId));
    Inspection inspection = beans.getBean(Inspection.class);
    inspection.record(step(id, INSPECTOR), 1, Map.of("handled_beyond_testing", FactValue.yes(), "unused", FactValue.yes()));
    EvidenceFiles.CaseFile file = new EvidenceFiles.CaseFile(store, find(id).order(), id.value());
    beans.getBean(EvidenceFiles.class).keepForCase(file, photo(), INSPECTOR.reference());
    Ruling worn = new Ruling(clause, "deduct", Optional.of(Percent.of(20)), Optional.empty());
    inspection.rule(step(id, SUPERVISOR), 1, List.of(worn), "Price of a used chair: 20 % less.");
  }

  void turnDown(String complaintId) {
    ComplaintId id = new ComplaintId(UUID.fromString(complaintId));
    long version = beans.getBean(Complaints.class).get(store, id).version();
    beans
        .getBean(DecideComplaint.class)
        .decide(new ComplaintCommand(store, id, version, SUPERVISOR), new Opinion.Unfounded("The leg was cut."));
  }

  private CaseCommand step(CaseId id, Actor actor) {
    return new CaseCommand(store, id, find(id).version(), actor);
  }

  private ReturnCase find(CaseId id) {
    return beans.getBean(ReturnCases.class).get(store, id);
  }

  private static ByteArrayInputStream photo() {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", png);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new ByteArrayInputStream(png.toByteArray());
  }
}
