package retour.server.settlement;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retour.policy.money.Money;
import retour.server.creditnote.CreditNotes;
import retour.server.creditnote.NewNote;
import retour.server.creditnote.NewNote.Part;
import retour.server.creditnote.NoteId;
import retour.server.creditnote.NoteRow;
import retour.server.creditnote.Occasion;
import retour.server.returns.ReturnCase;
import retour.server.returns.Settling.Made;
import retour.server.settlement.OldCurrency.Running;
import retour.server.settlement.SupplementRows.NewSupplement;

/** The document about more, or less, for what is settled; costs proven later are no part of what was sold. */
@Component
class SupplementNotes {

  private static final String DECISION =
      """
      select decision_no
      from reimbursement
      where store_id = :store and case_id = :case and item_no = :item
      """;

  private final JdbcClient jdbc;
  private final CreditNotes notes;
  private final OldCurrency oldCurrency;

  SupplementNotes(JdbcClient jdbc, CreditNotes notes, OldCurrency oldCurrency) {
    this.jdbc = jdbc;
    this.notes = notes;
    this.oldCurrency = oldCurrency;
  }

  /** What the order had back before the supplement is paid, for {@link #issue}. */
  Running before(ReturnCase of) {
    return oldCurrency.after(of.store(), of.order());
  }

  /** Issues it in the caller's transaction, as its last step. */
  void issue(ReturnCase of, NewSupplement supplement, Running before, Made made) {
    boolean sold =
        switch (supplement.ground()) {
          case PROVEN_COSTS -> false;
          case OBJECTION, MISTAKE, GOODS_FAILED -> true;
        };
    if (sold) {
      Optional<NoteId> _ = notes.issue(note(of, supplement, before, made));
    }
  }

  private NewNote note(ReturnCase of, NewSupplement supplement, Running before, Made made) {
    Money amount = before.next(supplement.amount());
    Money nothing = Money.zero(amount.currency());
    Part part =
        new Part(
            NoteRow.Kind.CHANGE,
            OptionalInt.of(supplement.itemNo()),
            of.item(supplement.itemNo()).lineNo(),
            "changed_by_staff",
            0,
            "",
            amount,
            nothing);
    return new NewNote(
        of.store(),
        of.id(),
        of.order(),
        decision(of, supplement.itemNo()),
        Occasion.SUPPLEMENT,
        List.of(part),
        nothing,
        Optional.of(supplement.amount()).filter(OldCurrency::isOld),
        made.by(),
        made.at());
  }

  private long decision(ReturnCase of, int itemNo) {
    return jdbc.sql(DECISION)
        .param("store", of.store().value())
        .param("case", of.id().value())
        .param("item", itemNo)
        .query(Long.class)
        .single();
  }
}
