package retour.server.sepa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SepaTextTests {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Мария Щерева-Желязкова|Maria Shtereva-Zhelyazkova",
        "ЮЛИЯ ЦЪКОВА|YuLIA TsAKOVA",
        "Гьошо Найден|Gyosho Nayden",
        "José Müller|Jose Muller",
        "Łukasz Straße|Lukasz Strasse",
        "Γιώργος Παπαδόπουλος|Giorgos Papadopoylos",
        "Ann & Co|Ann + Co",
        "Ann 😀 Lee|Ann Lee",
        "a//b///c|a/b/c",
        "/ends/|ends"
      },
      delimiter = '|')
  void writesNamesInLettersBanksTake(String name, String taken) {
    assertThat(SepaText.of(name, SepaText.NAME)).isEqualTo(taken);
  }

  @Test
  void leavesNothingOfWhatCannotBeWritten() {
    assertThat(SepaText.of("😀 王", SepaText.NAME)).isEmpty();
  }

  @Test
  void cutsToLengthWithoutABlankAtTheEnd() {
    assertThat(SepaText.of("a".repeat(69) + " b", SepaText.NAME)).isEqualTo("a".repeat(69));
  }

  @Test
  void usesOnlyLettersBanksTake() {
    StringBuilder all = new StringBuilder();
    for (char each = 1; each < 0x2100; each++) {
      all.append(each);
    }

    assertThat(SepaText.of(all.toString(), Integer.MAX_VALUE)).matches("[a-zA-Z0-9/\\-?:().,'+ ]+");
  }
}
