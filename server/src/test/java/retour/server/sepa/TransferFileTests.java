package retour.server.sepa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retour.policy.money.Money;
import retour.server.testing.Approved;

class TransferFileTests {

  private static final Iban SHOP = Iban.of("BG80BNBG96611020345678");
  private static final Iban ANN = Iban.of("DE89370400440532013000");

  @Test
  void writesTheApprovedFile() {
    String text = new String(file().bytes(), StandardCharsets.UTF_8);

    Approved.file(Path.of("src/test/resources/sepa/pain.001.001.09.xml")).matches(text.replace("><", ">\n<") + "\n");
  }

  @Test
  void isValidAgainstTheSchema() {
    Pain001.assertValid(file().bytes());
  }

  /** The check itself: what is wrong is found. */
  @Test
  void isNotValidWithAWordTooMany() {
    String wrong = new String(file().bytes(), StandardCharsets.UTF_8).replace("<ChrgBr>SLEV<", "<ChrgBr>NONE<");

    assertThatThrownBy(() -> Pain001.assertValid(wrong.getBytes(StandardCharsets.UTF_8))).hasMessageContaining("NONE");
  }

  /** Files of any size and any names, Cyrillic and emoji too; the seed is printed. */
  @Test
  void isValidWhateverIsPaid() {
    long seed = System.nanoTime();
    System.out.println("TransferFileTests seed " + seed);
    Random random = new Random(seed);
    for (int run = 0; run < 100; run++) {
      List<CreditTransfer> transfers =
          IntStream.rangeClosed(1, 1 + random.nextInt(20))
              .mapToObj(n -> transfer("E-" + n, Money.of(1 + random.nextLong(99_999_999_999L), "EUR"), name(random)))
              .toList();

      Pain001.assertValid(
          new TransferFile(
                  "M-" + run,
                  Instant.ofEpochSecond(random.nextLong(4_000_000_000L)),
                  LocalDate.ofEpochDay(random.nextInt(40_000)),
                  new TransferFile.Payer("Империум Ест ЕООД", SHOP, Optional.empty()),
                  transfers)
              .bytes());
    }
  }

  private static String name(Random random) {
    List<String> names = List.of("Анна Щерева", "Zoë & Søn <1>", "Ann 🙂 Lee", "O'Neill", "Δημήτρης", "x".repeat(200));
    return names.get(random.nextInt(names.size()));
  }

  @Test
  void givesTheSameBytesEachTime() {
    assertThat(file().bytes()).isEqualTo(file().bytes());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 100_000_000_000L})
  void refusesAmountsBanksDoNotTake(long cents) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transfer("A", Money.of(cents, "EUR"), "Ann"))
        .withMessage("amount_out_of_range");
  }

  @Test
  void takesTheLargestAmount() {
    assertThat(transfer("A", Money.of(99_999_999_999L, "EUR"), "Ann").amount().decimal()).hasToString("999999999.99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BGN", "USD", "JPY", "KWD"})
  void refusesOtherCurrencies(String currency) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transfer("A", Money.of(100, currency), "Ann"))
        .withMessage("not_euro");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/A", "A/", "A//B", "Ш", "123456789012345678901234567890123456"})
  void refusesIdsBanksDoNotTake(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> transfer(id, Money.of(1, "EUR"), "Ann"));
  }

  @Test
  void refusesANameThatCannotBeWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transfer("A", Money.of(1, "EUR"), "😀"))
        .withMessage("name_unwritable");
  }

  private static TransferFile file() {
    return new TransferFile(
        "RT-20261120-7K3M",
        Instant.parse("2026-11-20T10:00:00.123Z"),
        LocalDate.parse("2026-11-20"),
        new TransferFile.Payer("Империум Ест ЕООД", SHOP, Optional.of(Bic.of("BNBGBGSD"))),
        List.of(
            transfer("RT-1", Money.of(4_590, "EUR"), "Мария Щерева"),
            new CreditTransfer(
                "RT-2", Money.of(1, "EUR"), "Ann & Bob <Lee>", ANN, Optional.of(Bic.of("COBADEFFXXX")), "Order #1001")));
  }

  private static CreditTransfer transfer(String id, Money amount, String name) {
    return new CreditTransfer(id, amount, name, ANN, Optional.empty(), "Refund Поръчка 1001");
  }
}
