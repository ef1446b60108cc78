package retour.server.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import retour.policy.language.Document;
import retour.server.policy.Publication.LawDocument;

/** The law layers that come with Retour. */
public final class ShippedLaw {

  private static final String UNION = "eu-consumer";
  private static final String SHAPE = "[a-z][a-z-]{0,39}";

  private ShippedLaw() {}

  /**
   * The layer's document, YAML.
   *
   * @param name of its file, such as {@code eu-consumer} or {@code bg}
   */
  public static Optional<String> find(String name) {
    if (!name.matches(SHAPE)) {
      return Optional.empty();
    }
    try (InputStream in = ShippedLaw.class.getResourceAsStream("/policies/law/" + name + ".yaml")) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a store's first policy is held against unless somebody says otherwise: for a store that counts its days by a
   * calendar of the Union the law of the Union and of its country, both enforced; for any other none.
   */
  static List<LawDocument> usual(Document document) {
    List<LawDocument> law = new ArrayList<>();
    Optional<String> country = document.calendars().stream().flatMap(name -> find(name).stream()).findFirst();
    if (country.isPresent()) {
      find(UNION).map(source -> new LawDocument(source, LawMode.ENFORCE)).ifPresent(law::add);
      law.add(new LawDocument(country.get(), LawMode.ENFORCE));
    }
    return law;
  }
}
