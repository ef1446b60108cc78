package retour.bench.policy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import retour.policy.prepared.Answers;
import retour.policy.prepared.Batch;
import retour.policy.prepared.DatedCase;

/** Time for one line: the verdicts of all its resolutions and their amounts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH prepares before it measures
public class DecideBenchmark {

  private static final int LINES = 4_096;
  private static final int FEW = 64;
  private static final long SEED = 20261121;

  /** The policy that is decided by. */
  @Param({"impress", "outlet"})
  public String policy = "";

  private Contest contest;
  private Batch batch;
  private Answers answers;
  private ByHand.Sheet sheet;
  private List<Map<String, Object>> variables;
  private List<DatedCase> fewCases;
  private boolean[] holds;

  /** Lays everything out that is not measured. */
  @Setup(Level.Trial)
  public void prepare() {
    contest = Contest.of(policy, LINES, SEED);
    batch = contest.batch();
    answers = contest.prepared.answers(batch);
    sheet = new ByHand.Sheet(LINES, contest.byHand.resolutions().length);
    variables = contest.variables();
    fewCases = contest.cases.subList(0, FEW).stream().map(each -> new DatedCase(each, Contest.TODAY)).toList();
    holds = new boolean[contest.byCel.size()];
  }

  /** A Java method that says the same. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public ByHand.Sheet handWritten() {
    for (int i = 0; i < LINES; i++) {
      contest.byHand.decide(contest.lines.get(i), sheet, i);
    }
    return sheet;
  }

  /** Our verdicts and amounts without explanation. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public Answers prepared() {
    contest.prepared.decide(batch, answers);
    return answers;
  }

  /** Our whole explained decision. */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public void explained(Blackhole taken) {
    for (int i = 0; i < FEW; i++) {
      taken.consume(contest.policy.decide(contest.cases.get(i), Contest.TODAY));
    }
  }

  /** CEL's own runtime on the conditions alone, without what follows from them. */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public boolean[] cel() {
    for (int i = 0; i < FEW; i++) {
      contest.byCel.decide(variables.get(i), holds);
    }
    return holds;
  }

  /** Laying facts out for the prepared way. */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public Batch preparing() {
    return contest.prepared.batch(fewCases);
  }
}
