package retour.server.portal;

import java.util.List;
import org.springframework.stereotype.Component;
import retour.server.page.Page;
import retour.server.page.Texts;
import retour.server.portal.view.CaseView.Credit;
import retour.server.returns.ReturnCase;
import retour.server.settlement.StoreCredit;
import retour.server.settlement.StoreCredits;

/** The store credit that a return gave, for who holds its link: the code, what is left, and where the rest went. */
@Component
class CreditStatement {

  private final StoreCredits credits;

  CreditStatement(StoreCredits credits) {
    this.credits = credits;
  }

  List<Credit> of(Page page, ReturnCase found) {
    return credits.ofCase(found.store(), found.id()).stream().map(credit -> shown(page, credit)).toList();
  }

  private static Credit shown(Page page, StoreCredit credit) {
    Texts t = page.t();
    return new Credit(
        credit.code().grouped(),
        page.f().money(credit.balance()),
        credit
            .expiresOn()
            .map(day -> t.get("portal.credit.until", page.f().day(day)))
            .orElseGet(() -> t.get("portal.credit.for_ever")),
        credit.movements().stream().map(movement -> line(page, movement)).toList());
  }

  private static Credit.Line line(Page page, StoreCredit.Movement movement) {
    return new Credit.Line(
        page.f().day(movement.at()),
        page.t().get("portal.credit." + movement.kind().code(), movement.reference()),
        page.f().money(movement.kind().takes() ? movement.amount().negated() : movement.amount()),
        page.f().money(movement.balance()));
  }
}
