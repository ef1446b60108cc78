package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.List;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.fact.LineMoney;
import retour.policy.prepared.Answers;
import retour.policy.prepared.Batch;
import retour.policy.prepared.CircuitBuilder;
import retour.policy.prepared.DatedCase;
import retour.policy.prepared.Machine;
import retour.policy.prepared.PreparedPolicy;

/** A program as gates, and the columns its cases are written into. */
final class PreparedProgram implements PreparedPolicy {

  private static final int PAID = 0;
  private static final int TAX = 1;
  private static final int BEFORE = 2;

  private final Program program;
  private final Columns columns = new Columns();
  private final Machine machine;

  PreparedProgram(Program program) {
    this.program = program;
    CircuitBuilder builder = new CircuitBuilder();
    PreparedPlans plans = new PreparedPlans(builder, columns, program.sheet().witnesses());
    List<Machine.Output> outputs = program.plans().stream().map(plans::output).toList();
    this.machine = new Machine(builder, columns.layout(), outputs);
  }

  @Override
  public List<Resolution> resolutions() {
    return machine.resolutions();
  }

  @Override
  public Batch batch(List<DatedCase> cases) {
    int rows = cases.stream().mapToInt(each -> each.facts().lines().size()).sum();
    Batch.Writer writer = new Batch.Writer(machine, rows);
    int row = 0;
    for (DatedCase each : cases) {
      for (LineCase line : LineCase.all(program, each.facts(), each.today())) {
        write(line, writer, row);
        row++;
      }
    }
    return writer.build();
  }

  @Override
  public Answers answers(Batch batch) {
    return machine.answers(batch);
  }

  @Override
  public void decide(Batch batch, Answers answers) {
    machine.run(batch, answers);
  }

  private void write(LineCase line, Batch.Writer writer, int row) {
    LineMoney money = line.line().money();
    if (!isPlain(money) || !columns.write(line, writer, row)) {
      settle(line, writer, row);
      return;
    }
    writer.number(PAID, row, money.paid().minor(), 0);
    writer.number(TAX, row, money.tax().minor(), 0);
    writer.number(BEFORE, row, money.paidBefore().minor(), 0);
  }

  private static boolean isPlain(LineMoney money) {
    return List.of(money.paid(), money.tax(), money.paidBefore()).stream()
        .allMatch(each -> PreparedNumber.fits(each) && each.currency().equals(money.paid().currency()));
  }

  private void settle(LineCase line, Batch.Writer writer, int row) {
    LineDecision decision = new LineDecider(program, line).decide();
    List<Resolution> resolutions = new ArrayList<>(machine.resolutions());
    for (int i = 0; i < resolutions.size(); i++) {
      ResolutionDecision each = decision.resolution(resolutions.get(i));
      long amount = each.amounts().map(amounts -> amounts.total().minor()).orElse(0L);
      writer.settle(row, i, each.verdict(), amount);
    }
  }
}
