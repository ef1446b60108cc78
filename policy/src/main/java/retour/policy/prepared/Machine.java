package retour.policy.prepared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.List;
import retour.policy.decision.Resolution;

/** Runs a policy's gates and money steps over a batch. Immutable. */
public final class Machine {

  /** The columns of numbers that every batch has, before those of the policy's own facts. */
  public static final int MONEY_COLUMNS = 3;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Layout layout;
  private final List<Resolution> resolutions;
  private final Circuit circuit;
  private final List<Placed> outputs;

  /**
   * What is read for one resolution.
   *
   * @param refused the gate that rules it out
   * @param needsFacts the gate for what somebody can still be asked
   * @param review the gate for what waits for staff
   * @param open the gate for what the inspector has to confirm
   * @param money what changes the sum
   * @param givesMoney whether there is a sum at all
   */
  public record Output(
      Resolution resolution,
      int refused,
      int needsFacts,
      int review,
      int open,
      List<MoneyStep> money,
      boolean givesMoney) {

    public Output {
      money = List.copyOf(money);
    }
  }

  private record Placed(int refused, int middle, int odd, List<Reckoning.Placed> money, boolean givesMoney) {}

  /** A verdict's number in three bits: refused is 4; needing facts and review are 2 and 3; "if" is 1. */
  private record Coded(Output output, int middle, int odd) {}

  /** @param builder holds the gates that the outputs name */
  public Machine(CircuitBuilder builder, Layout layout, List<Output> outputs) {
    this.layout = layout;
    this.resolutions = outputs.stream().map(Output::resolution).toList();
    List<Coded> coded = outputs.stream().map(output -> coded(builder, output)).toList();
    BitSet read = new BitSet();
    for (Coded each : coded) {
      read.set(each.output.refused);
      read.set(each.middle);
      read.set(each.odd);
      each.output.money.forEach(step -> read.set(step.takesEffect()));
    }
    CircuitBuilder.Laid laid = builder.build(read, layout.mostWords());
    this.circuit = laid.circuit();
    this.outputs = coded.stream().map(each -> placed(each, laid.places())).toList();
  }

  private static Coded coded(CircuitBuilder gates, Output output) {
    int standing = gates.not(output.refused);
    int needs = gates.and(standing, output.needsFacts);
    int told = gates.andNot(standing, output.needsFacts);
    int review = gates.and(told, output.review);
    int open = gates.and(gates.andNot(told, output.review), output.open);
    return new Coded(output, gates.or(needs, review), gates.or(open, review));
  }

  private static Placed placed(Coded coded, int[] places) {
    List<Reckoning.Placed> steps =
        coded.output.money.stream()
            .map(step -> new Reckoning.Placed(step, places[step.takesEffect()]))
            .toList();
    return new Placed(
        places[coded.output.refused], places[coded.middle], places[coded.odd], steps, coded.output.givesMoney);
  }

  Layout layout() {
    return layout;
  }

  public List<Resolution> resolutions() {
    return resolutions;
  }

  public Answers answers(Batch batch) {
    return new Answers(resolutions, batch.chunks() * Batch.CHUNK, circuit.places());
  }

  /** @see PreparedPolicy#decide */
  public void run(Batch batch, Answers answers) {
    if (!batch.isOf(this) || answers.gates.length != circuit.places() * Batch.WORDS) {
      throw new IllegalArgumentException("this batch or these answers belong to another policy");
    }
    if (answers.room() < batch.rows()) {
      throw new IllegalArgumentException("the answers have room for fewer rows than the batch has");
    }
    for (int chunk = 0; chunk < batch.chunks(); chunk++) {
      circuit.run(batch, chunk, answers.gates);
      for (int i = 0; i < outputs.size(); i++) {
        write(outputs.get(i), batch, chunk, i * answers.room() + chunk * Batch.CHUNK, answers);
      }
    }
    List<Batch.Settled> settled = batch.settled();
    for (int i = 0; i < settled.size(); i++) {
      Batch.Settled each = settled.get(i);
      int place = each.resolution() * answers.room() + each.row();
      answers.verdicts[place] = (byte) Answers.VERDICTS.indexOf(each.verdict());
      answers.amounts[place] = each.amount();
    }
  }

  private static void write(Placed output, Batch batch, int chunk, int to, Answers answers) {
    for (int word = 0; word < Batch.WORDS; word++) {
      long refused = answers.gates[output.refused * Batch.WORDS + word];
      long middle = answers.gates[output.middle * Batch.WORDS + word];
      long odd = answers.gates[output.odd * Batch.WORDS + word];
      spread(refused, middle, odd, answers.verdicts, to + word * Long.SIZE);
    }
    if (output.givesMoney) {
      Reckoning.run(output.money, batch, chunk, answers);
      for (int i = 0; i < Batch.CHUNK; i++) {
        long standing = (answers.gates[output.refused * Batch.WORDS + i / Long.SIZE] >>> i & 1) - 1;
        answers.amounts[to + i] = answers.left[i] & standing;
      }
    }
  }

  /** Three bits of each of 64 rows become its verdict's number; eight rows at a time, since a pass has no branches. */
  private static void spread(long high, long middle, long low, byte[] verdicts, int to) {
    for (int i = 0; i < Long.SIZE; i += Byte.SIZE) {
      long eight = bytes(high >>> i) << 2 | bytes(middle >>> i) << 1 | bytes(low >>> i);
      EIGHT_BYTES.set(verdicts, to + i, eight);
    }
  }

  /** The lowest eight bits as eight bytes that are 1 or 0, the lowest first. */
  private static long bytes(long bits) {
    long one = ((bits & 0xff) * 0x0101010101010101L) & 0x8040201008040201L;
    return (one + 0x7f7f7f7f7f7f7f7fL) >>> 7 & 0x0101010101010101L;
  }
}
