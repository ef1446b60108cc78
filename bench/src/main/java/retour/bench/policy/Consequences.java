package retour.bench.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Resolution;
import retour.policy.language.Clause;
import retour.policy.language.Document;
import retour.policy.language.Effect;
import retour.policy.language.Figure;
import retour.policy.language.ReviewOption;
import retour.policy.language.Rule;

/** What follows from conditions that are all known to hold or not: the simple half of the engine, written again. */
final class Consequences {

  private final Document document;
  private final List<Resolution> resolutions;

  Consequences(Document document, List<Resolution> resolutions) {
    this.document = document;
    this.resolutions = resolutions;
  }

  /** @param holds whether each rule's condition holds, in the document's order */
  void write(boolean[] holds, Line line, ByHand.Sheet sheet, int at) {
    List<Owned> effects = effects(holds);
    for (int i = 0; i < resolutions.size(); i++) {
      Resolution resolution = resolutions.get(i);
      boolean permitted =
          effects.stream().anyMatch(each -> permits(each.effect, resolution))
              && effects.stream().noneMatch(each -> forbids(each.effect, resolution));
      boolean review = effects.stream().anyMatch(each -> asksStaff(each.effect, resolution));
      boolean money = resolution == Resolution.REFUND || resolution == Resolution.STORE_CREDIT;
      sheet.write(at + i * sheet.step(), permitted, review, money ? amount(effects, resolution, line) : 0);
    }
  }

  private record Owned(String clause, Effect effect) {}

  private List<Owned> effects(boolean[] holds) {
    Set<String> givingWay = new HashSet<>();
    each(holds, (clause, _) -> clause.overrides().forEach(other -> givingWay.add(other.clause())));
    List<Owned> effects = new ArrayList<>();
    each(
        holds,
        (clause, rule) -> {
          if (!givingWay.contains(clause.id())) {
            rule.effects().forEach(effect -> effects.add(new Owned(clause.id(), effect)));
          }
        });
    return effects;
  }

  private interface Found {
    void take(Clause clause, Rule rule);
  }

  private void each(boolean[] holds, Found found) {
    int number = 0;
    for (Clause clause : document.clauses()) {
      for (Rule rule : clause.rules()) {
        if (holds[number++]) {
          found.take(clause, rule);
        }
      }
    }
  }

  private static boolean permits(Effect effect, Resolution resolution) {
    return (effect instanceof Effect.Permit permit && permit.resolutions().contains(resolution))
        || (effect instanceof Effect.Review review && gives(review, resolution));
  }

  private static boolean forbids(Effect effect, Resolution resolution) {
    return effect instanceof Effect.Forbid forbid && !forbid.confirm() && forbid.resolutions().contains(resolution);
  }

  private static boolean asksStaff(Effect effect, Resolution resolution) {
    return (effect instanceof Effect.Forbid forbid && forbid.confirm() && forbid.resolutions().contains(resolution))
        || (effect instanceof Effect.Review review
            && (review.resolutions().contains(resolution) || gives(review, resolution)));
  }

  private static boolean gives(Effect.Review review, Resolution resolution) {
    return !review.resolutions().contains(resolution)
        && review.options().stream()
            .anyMatch(option -> option instanceof ReviewOption.Give give && give.resolution() == resolution);
  }

  private static long amount(List<Owned> effects, Resolution resolution, Line line) {
    long left = line.paid;
    long added = line.tax;
    for (Owned each : effects) {
      if (each.effect instanceof Effect.Adjust adjust && adjust.resolutions().contains(resolution)) {
        long amount = figure(adjust.figure(), line);
        if (adjust.kind() == Adjustment.Kind.REIMBURSEMENT) {
          added += amount;
        } else {
          left -= Math.min(amount, left);
        }
      }
    }
    return left + added;
  }

  private static long figure(Figure figure, Line line) {
    return switch (figure) {
      case Figure.Rate rate -> bounded(rate, line.paidBefore + line.paid) - bounded(rate, line.paidBefore);
      case Figure.Sum sum -> capped(sum.amount().minor(), line);
      case Figure.Chosen chosen -> capped(chosen.proposed().minor(), line);
      case Figure.FromFact fact -> fact.fact().equals("gift_value") ? line.giftValue : line.freight;
    };
  }

  private static long capped(long sum, Line line) {
    return Math.min(sum, line.paidBefore + line.paid) - Math.min(sum, line.paidBefore);
  }

  private static long bounded(Figure.Rate rate, long paid) {
    long share = (paid * rate.proposed().hundredths() + ByHand.WHOLE / 2) / ByHand.WHOLE;
    long raised = Math.max(share, rate.atLeast().map(each -> each.minor()).orElse(0L));
    return Math.min(paid, Math.min(raised, rate.atMost().map(each -> each.minor()).orElse(Long.MAX_VALUE)));
  }
}
