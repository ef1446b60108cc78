package retour.server.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.store.Store;
import retour.server.store.WithdrawalSettings;
import tools.jackson.databind.json.JsonMapper;

/** How long a store keeps what: its own terms by day in force, else those that Retour ships for its law. */
@Repository
class RetentionTerms {

  private static final String OWN =
      """
      select years
      from retention_term
      where store_id = :store and kind = :kind and in_force_from <= :today
      order by in_force_from desc
      limit 1
      """;

  private final JdbcClient jdbc;
  private final List<Shipped> shipped;

  RetentionTerms(JdbcClient jdbc) {
    this.jdbc = jdbc;
    try (InputStream file = new ClassPathResource("privacy/terms.json").getInputStream()) {
      this.shipped = List.of(JsonMapper.builder().build().readValue(file, Shipped[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last day to keep what is counted from a day, by the terms in force today. */
  LocalDate lastDay(Store store, Ground ground, LocalDate from, LocalDate today) {
    int years = years(store, ground, today);
    return switch (ground) {
      case ACCOUNTING -> LocalDate.of(from.getYear() + years, 12, 31);
      case CLAIMS -> from.plusYears(years);
    };
  }

  /** The first day whose records still count; what is older has had its time. */
  LocalDate firstKept(Store store, Ground ground, LocalDate today) {
    int years = years(store, ground, today);
    return switch (ground) {
      case ACCOUNTING -> LocalDate.of(today.getYear() - years, 1, 1);
      case CLAIMS -> today.minusYears(years);
    };
  }

  private int years(Store store, Ground ground, LocalDate today) {
    return jdbc.sql(OWN)
        .param("store", store.id().value())
        .param("kind", ground.code())
        .param("today", today)
        .query(Integer.class)
        .optional()
        .orElseGet(() -> shipped(store, ground, today));
  }

  /** Of another country's law Retour knows no term: the longest it knows is kept to. */
  private int shipped(Store store, Ground ground, LocalDate today) {
    String calendar = store.settings().withdrawal().map(WithdrawalSettings::calendar).orElse("");
    List<Shipped> inForce =
        shipped.stream().filter(term -> term.kind().equals(ground.code()) && !term.from().isAfter(today)).toList();
    Optional<Shipped> own =
        inForce.stream().filter(term -> term.calendar().equals(calendar)).max(Comparator.comparing(Shipped::from));
    return own.map(Shipped::years).orElseGet(() -> inForce.stream().mapToInt(Shipped::years).max().orElseThrow());
  }

  private record Shipped(String calendar, String kind, LocalDate from, int years, String source) {}
}
