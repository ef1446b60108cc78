package retour.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A store's document together with the law layers above it.
 *
 * @param all the store's document first, then any number of law layers; their order does not matter
 */
public record PolicySources(List<PolicySource> all) {

  public PolicySources {
    all = List.copyOf(all);
  }

  /**
   * Reads them from files, under whose names faults are then told.
   *
   * @throws PolicyRejected when a file is no text that could be a document
   * @throws IOException when one cannot be read
   */
  public static PolicySources files(Path document, List<Path> laws) throws IOException {
    List<PolicySource> read = new ArrayList<>(List.of(PolicySource.read(document)));
    for (Path law : laws) {
      read.add(PolicySource.read(law));
    }
    return new PolicySources(read);
  }

  /** Texts without names; faults are told of the {@code policy} and of {@code law layer 1} and so on. */
  public static PolicySources texts(List<String> texts) {
    return new PolicySources(
        IntStream.range(0, texts.size())
            .mapToObj(i -> new PolicySource(i == 0 ? "policy" : "law layer " + i, texts.get(i)))
            .toList());
  }
}
