package retour.policy.prepared;

import java.util.List;
import retour.policy.decision.Resolution;
import retour.policy.decision.Verdict;

/**
 * Room for the answers to a batch, used again from one batch to the next. Of one thread at a time.
 *
 * <p>{@link #verdicts} and {@link #amounts} are the arrays themselves, for whoever sums them up: the answers for the
 * {@code r}th of the policy's resolutions begin at {@code r * room()}.
 */
public final class Answers {

  /** A verdict's number in {@link #verdicts} is its place here. */
  public static final List<Verdict> VERDICTS =
      List.of(Verdict.PERMITTED, Verdict.PERMITTED_IF, Verdict.NEEDS_FACTS, Verdict.REVIEW, Verdict.REFUSED);

  private static final int NOT_SPOKEN_OF = -1;

  final byte[] verdicts;
  final long[] amounts;
  final long[] gates;
  final long[] left = new long[Batch.CHUNK];
  final long[] added = new long[Batch.CHUNK];
  private final int room;
  private final List<Resolution> resolutions;

  Answers(List<Resolution> resolutions, int room, int gates) {
    this.room = room;
    this.resolutions = resolutions;
    this.verdicts = new byte[resolutions.size() * room];
    this.amounts = new long[resolutions.size() * room];
    this.gates = new long[gates * Batch.WORDS];
  }

  /** The rows there is room for. */
  public int room() {
    return room;
  }

  /** The answer for a row; refused where the policy does not speak of the resolution. */
  public Verdict verdict(int row, Resolution resolution) {
    int place = resolutions.indexOf(resolution);
    return place == NOT_SPOKEN_OF ? Verdict.REFUSED : VERDICTS.get(verdicts[place * room + row]);
  }

  /**
   * What the customer gets for a row, in minor units of what was paid; zero where it is refused or gives no money, as a
   * replacement does.
   */
  public long amount(int row, Resolution resolution) {
    int place = resolutions.indexOf(resolution);
    return place == NOT_SPOKEN_OF ? 0 : amounts[place * room + row];
  }

  /** All verdicts, as places in {@link #VERDICTS}. */
  public byte[] verdicts() {
    return verdicts;
  }

  /** All amounts, in minor units. */
  public long[] amounts() {
    return amounts;
  }
}
