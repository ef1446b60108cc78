package retour.bench.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Makes all contenders agree, measures them, and prints one table. */
public final class PolicyBench {

  private static final long SEED = 20261121;
  private static final String OUTLET = "outlet";
  private static final String IMPRESS = "impress";

  private PolicyBench() {}

  /**
   * One row of the table.
   *
   * @param least of all iterations of all forks, in the benchmark's own unit
   * @param bytes allocated for each operation
   */
  private record Row(double least, double median, double bytes, String unit) {}

  /**
   * Runs it.
   *
   * @param arguments forks, iterations, seconds of an iteration, and the number of made-up cases
   */
  public static void main(String[] arguments) throws RunnerException {
    int forks = Integer.parseInt(arguments[0]);
    int iterations = Integer.parseInt(arguments[1]);
    double seconds = Double.parseDouble(arguments[2]);
    int cases = Integer.parseInt(arguments[3]);
    for (String policy : List.of(IMPRESS, OUTLET)) {
      int agreed = Contest.of(policy, cases, SEED).agree();
      say(
          String.format(
              Locale.ROOT,
              "%s: explained, prepared, by hand and by CEL agree on %,d lines, seed %d",
              policy,
              agreed,
              SEED));
    }
    TimeValue time = TimeValue.milliseconds(Math.round(seconds * 1_000));
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("retour.bench.policy")
                    .forks(forks)
                    .warmupIterations(iterations)
                    .warmupTime(time)
                    .measurementIterations(iterations)
                    .measurementTime(time)
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    print(results);
  }

  private static void print(Collection<RunResult> results) {
    Map<String, Row> rows = new TreeMap<>();
    for (RunResult result : results) {
      String method = result.getParams().getBenchmark().replaceFirst(".*\\.", "");
      String policy = Optional.ofNullable(result.getParams().getParam("policy")).orElse("largest");
      rows.put(policy + " " + method, row(result));
    }
    say("");
    say(
        String.format(
            "%-24s %12s %12s %12s %10s %10s",
            "a line, all resolutions", "least", "median", "B a line", "/ by hand", "/ CEL"));
    rows.forEach((name, row) -> say(line(name, row, rows)));
  }

  private static Row row(RunResult result) {
    List<Double> scores = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        scores.add(iteration.getPrimaryResult().getScore());
      }
    }
    scores.sort(null);
    var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return new Row(
        scores.getFirst(),
        scores.get(scores.size() / 2),
        allocated == null ? Double.NaN : allocated.getScore(),
        result.getPrimaryResult().getScoreUnit().replace("/op", ""));
  }

  private static String line(String name, Row row, Map<String, Row> rows) {
    String policy = name.replaceFirst(" .*", "");
    return "%-24s %9.1f %-3s %9.1f %-3s %9.1f %10s %10s"
        .formatted(
            name,
            row.least,
            row.unit,
            row.median,
            row.unit,
            row.bytes,
            ratio(row, rows.get(policy + " handWritten")),
            ratio(row, rows.get(policy + " cel")))
        .stripTrailing();
  }

  private static String ratio(Row row, @org.jspecify.annotations.Nullable Row other) {
    return other == null ? "" : String.format(Locale.ROOT, "%.3f", row.median / other.median);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
