package retour.server.creditnote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import retour.policy.money.Percent;
import retour.server.creditnote.NewNote.Part;
import retour.server.order.LineTax;
import retour.server.testing.Approved;

class UblNoteTests {

  private static final UblNote.Words WORDS = new UblNote.Words("Paid back for return RMA-1", "Exempt from VAT", "Customer");

  @Test
  void writesTheApprovedFile() throws Exception {
    CreditNote note = Notes.sold(Notes.goods(1, 12_000), Notes.kept(1, 1_800), Notes.delivery(490), Notes.goods(2, 999));

    byte[] file = write(note);

    En16931.assertValid(file, "CreditNote");
    Approved.file(Path.of("src/test/resources/creditnote/credit-note.xml"))
        .matches(new String(file, StandardCharsets.UTF_8).replace("><", ">\n<") + "\n");
    assertThat(write(note)).isEqualTo(file);
  }

  @Test
  void takesACreditNoteBackByADebitNote() throws Exception {
    CreditNote note = Notes.reversal(Notes.sold(Notes.goods(1, 12_000), Notes.kept(1, 1_800), Notes.delivery(490)));

    byte[] file = write(note);

    En16931.assertValid(file, "Invoice");
    assertThat(new String(file, StandardCharsets.UTF_8))
        .contains("<cbc:InvoiceTypeCode>383<", "<cbc:ID>3000000001<", "<cbc:PayableAmount currencyID=\"EUR\">106.90<");
  }

  @Test
  void namesBuyersWithAndWithoutNameAndNumber() throws Exception {
    Party firm = new Party("Поле & Син ЕООД <1>", "ул. „Шипка“ 12\nвх. Б\nап. 4\nет. 1", "BG", "123456789", "BG123456789");
    Party nobody = new Party("", "", "BG", "", "");

    for (Party buyer : List.of(firm, nobody)) {
      En16931.assertValid(write(Notes.to(buyer, Notes.goods(1, 100))), "CreditNote");
    }
  }

  /** Prints its seed, so that a failure can be run again. */
  @Test
  void keepsToTheStandardWhateverIsTakenBack() throws Exception {
    long seed = System.nanoTime();
    System.out.println("UblNoteTests seed " + seed);
    Random random = new Random(seed);
    for (int run = 0; run < 60; run++) {
      CreditNote note = Notes.random(random);

      En16931.assertValid(write(note), "CreditNote");
      En16931.assertValid(write(Notes.reversal(note)), "Invoice");
    }
  }

  /** The check itself: what is wrong is found. */
  @Test
  void findsWhatBreaksARule() throws Exception {
    String right = new String(write(Notes.sold(Notes.goods(1, 12_000))), StandardCharsets.UTF_8);
    String wrong = right.replace("PayableAmount currencyID=\"EUR\">120.00", "PayableAmount currencyID=\"EUR\">121.00");

    assertThat(En16931.broken(wrong.getBytes(StandardCharsets.UTF_8))).anyMatch(text -> text.contains("BR-CO-16"));
  }

  @Test
  void splitsZeroAndExemptFromTheRest() throws Exception {
    Map<Integer, LineTax> taxes =
        Map.of(
            1, new LineTax(LineTax.Category.ZERO, Percent.of(0)),
            2, new LineTax(LineTax.Category.EXEMPT, Percent.of(0)),
            3, new LineTax(LineTax.Category.STANDARD, Percent.of(9)));
    List<Part> parts = List.of(Notes.goods(1, 500), Notes.goods(2, 700), Notes.goods(3, 1_090), Notes.goods(4, 1_200));
    CreditNote note = Notes.note(new Taxation(Notes.SELLER, taxes).rows(parts), Notes.BUYER, Optional.empty());

    En16931.assertValid(write(note), "CreditNote");
    assertThat(note.sums().tax().minor()).isEqualTo(90 + 200);
  }

  private static byte[] write(CreditNote note) {
    return UblNote.bytes(note, WORDS, NoteRow::text);
  }
}
