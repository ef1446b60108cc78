package retour.bench.policy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.language.Document;

/** Time for reading, checking and compiling the largest policy: Imperium Est's under the laws of the Union and Bulgaria. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LoadBenchmark {

  private final List<String> sources =
      List.of(
          Contest.document("imperium-est/returns.yaml"),
          Contest.document("law/eu-consumer.yaml"),
          Contest.document("law/bg.yaml"));

  /** Form, names and types. */
  @Benchmark
  public List<Document> readAndCheck() {
    return Policies.read(sources);
  }

  /** The same, ready to decide. */
  @Benchmark
  public Policy compile() {
    return Policies.compile(sources, 1);
  }
}
