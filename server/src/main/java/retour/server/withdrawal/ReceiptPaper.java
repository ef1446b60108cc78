package retour.server.withdrawal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.server.page.Formats;
import retour.server.page.Pages;
import retour.server.page.Papers;
import retour.server.page.Texts;
import retour.server.store.Store;
import retour.server.store.Stores;

/** Papers about withdrawals, as PDF: the receipt on a durable medium, and the law's model form. */
@Component
public class ReceiptPaper {

  private final Stores stores;
  private final Pages pages;
  private final Papers papers;

  ReceiptPaper(Stores stores, Pages pages, Papers papers) {
    this.stores = stores;
    this.pages = pages;
    this.papers = papers;
  }

  /** What the receipt shows, in the order shown: message keys and values. */
  public List<Line> lines(Withdrawal withdrawal, String language) {
    Store store = stores.get(withdrawal.store());
    Texts t = pages.texts(language);
    Formats f = new Formats(t.language(), store.zone());
    List<Line> lines =
        List.of(
            new Line("withdraw.number", withdrawal.number()),
            new Line("withdraw.name", withdrawal.words().name()),
            new Line("withdraw.contract", withdrawal.words().contract()),
            new Line("withdraw.goods", goods(withdrawal, t)),
            new Line("withdraw.address", withdrawal.words().address()),
            new Line("withdraw.channel", t.get("withdraw.channel." + withdrawal.channel().code())),
            new Line("withdraw.stated", moment(withdrawal, f, store)));
    return lines.stream().filter(line -> !line.value().isEmpty()).toList();
  }

  private static String goods(Withdrawal withdrawal, Texts t) {
    return withdrawal.words().goods().isEmpty() ? t.get("withdraw.goods.all") : withdrawal.words().goods();
  }

  /** With seconds and the zone: it may matter. */
  private static String moment(Withdrawal withdrawal, Formats f, Store store) {
    String seconds = String.format(java.util.Locale.ROOT, ":%02d", withdrawal.statedAt().getEpochSecond() % 60);
    return f.moment(withdrawal.statedAt()) + seconds + " (" + store.zone().getId() + ")";
  }

  /** The receipt: content, date and time, and the digest of the statement's text. */
  public byte[] receipt(Withdrawal withdrawal) {
    Store store = stores.get(withdrawal.store());
    Texts t = pages.texts(store.language(withdrawal.language()));
    return papers.pdf(
        "paper/withdrawal-receipt",
        Map.of(
            "t", t,
            "store", store,
            "lines", lines(withdrawal, t.language()),
            "receipt", withdrawal.receipt()));
  }

  /**
   * The model form of Annex I(B) with the store's address; empty lines to be filled in by hand.
   *
   * @param filled the person's own order, where it is known
   */
  public byte[] form(Store store, String language, Optional<ModelForm> filled) {
    Texts t = pages.texts(store.language(language));
    return papers.pdf(
        "paper/withdrawal-form",
        Map.of("t", t, "store", store, "form", filled.orElseGet(ModelForm::blank)));
  }

  /** A line of a receipt; {@code key} names its label. */
  public record Line(String key, String value) {}

  /** What is filled in beforehand; empty lines are left for a pen. */
  public record ModelForm(String goods, String orderedOn, String receivedOn, String name, String address) {

    static ModelForm blank() {
      return new ModelForm("", "", "", "", "");
    }
  }
}
