package retour.policy.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Freight;
import retour.policy.decision.Resolution;
import retour.policy.language.Effect;
import retour.policy.language.Figure;
import retour.policy.language.Findings;
import retour.policy.language.Per;
import retour.policy.language.ReviewOption;

/** Reads what a rule does. */
final class EffectReader {

  private static final Set<Resolution> MONEY = Set.of(Resolution.REFUND, Resolution.STORE_CREDIT);
  private static final List<String> STAGES = List.of("authorization", "shipment", "receipt", "refund");

  private final Findings findings;
  private final FigureReader figures;

  EffectReader(Currency currency, Findings findings) {
    this.findings = findings;
    this.figures = new FigureReader(currency, findings);
  }

  List<Effect> read(Section rule) {
    List<Effect> effects = new ArrayList<>();
    rule.find("permit")
        .ifPresent(node -> effects.add(new Effect.Permit(YamlSource.place(node), resolutions(node))));
    rule.find("floor")
        .ifPresent(node -> effects.add(new Effect.Floor(YamlSource.place(node), resolutions(node))));
    rule.find("forbid").ifPresent(node -> effects.add(forbid(rule, node)));
    rule.find("review").ifPresent(node -> effects.add(review(rule, node)));
    rule.find("require").ifPresent(node -> effects.add(require(rule, node)));
    adjust(rule).ifPresent(effects::add);
    rule.find("refer")
        .ifPresent(node -> effects.add(new Effect.Refer(YamlSource.place(node), Scalars.text(node, findings))));
    rule.find("pay-by")
        .ifPresent(node -> effects.add(new Effect.PayBy(YamlSource.place(node), Scalars.text(node, findings))));
    rule.find("freight").ifPresent(node -> effects.add(carriage(rule, node)));
    rule.find("target").ifPresent(node -> effects.add(aim(rule, node)));
    if (rule.flag("inform")) {
      effects.add(new Effect.Inform(rule.place()));
    }
    return effects;
  }

  private Set<Resolution> resolutions(Node node) {
    return Scalars.resolutions(node, findings);
  }

  private Effect carriage(Section rule, Node node) {
    Set<Freight.Leg> legs = EnumSet.noneOf(Freight.Leg.class);
    for (Node item : Scalars.items(node)) {
      Scalars.named(item, List.of(Freight.Leg.values()), Freight.Leg::code, findings).ifPresent(legs::add);
    }
    Optional<Node> payer = rule.find("paid-by");
    if (payer.isEmpty()) {
      findings.add("freight", YamlSource.place(node), "who pays? `paid-by` belongs here: customer, store, store_on_proof or nobody");
    }
    Optional<Freight.Payer> named =
        payer.flatMap(each -> Scalars.named(each, List.of(Freight.Payer.values()), Freight.Payer::code, findings));
    if (named.equals(Optional.of(Freight.Payer.NOBODY)) && !legs.equals(EnumSet.of(Freight.Leg.RETURN))) {
      findings.add("freight", YamlSource.place(node), "only goods that do not go back cost nobody freight: `freight: return`");
    }
    return new Effect.Carriage(YamlSource.place(node), legs, named.orElse(Freight.Payer.STORE));
  }

  private Effect aim(Section rule, Node node) {
    Optional<String> window = rule.text("window");
    if (window.isEmpty()) {
      findings.add("target", YamlSource.place(node), "by when? `window` names the window whose last day is meant");
    }
    return new Effect.Aim(YamlSource.place(node), Scalars.texts(node, findings), window.orElse(""));
  }

  private Effect forbid(Section rule, Node node) {
    return new Effect.Forbid(YamlSource.place(node), resolutions(node), rule.flag("confirm"));
  }

  private Effect require(Section rule, Node node) {
    String by = rule.text("by").orElse("authorization");
    if (!STAGES.contains(by)) {
      findings.add(
          "stage",
          rule.find("by").map(YamlSource::place).orElse(rule.place()),
          "`" + by + "` is no stage; there are: " + String.join(", ", STAGES),
          Names.suggestion(by, STAGES));
    }
    return new Effect.Require(
        YamlSource.place(node), Scalars.texts(node, findings), by, rule.text("series"), rule.text("window"));
  }

  private Optional<Effect> adjust(Section rule) {
    List<Optional<Effect>> found =
        List.of(
            adjust(rule, "charge", Adjustment.Kind.CHARGE),
            adjust(rule, "deduct", Adjustment.Kind.DEDUCTION),
            adjust(rule, "reimburse", Adjustment.Kind.REIMBURSEMENT));
    List<Effect> present = found.stream().flatMap(Optional::stream).toList();
    if (present.size() > 1) {
      findings.add("form", rule.place(), "one rule charges, deducts or reimburses; several rules stand under `rules`");
    }
    return present.stream().findFirst();
  }

  private Optional<Effect> adjust(Section rule, String key, Adjustment.Kind kind) {
    return rule.find(key)
        .map(
            node -> {
              Set<Resolution> scope = rule.find("for").map(this::resolutions).orElse(MONEY);
              String label = Scalars.text(node, findings);
              return new Effect.Adjust(YamlSource.place(node), kind, label, scope, figures.read(rule), per(rule));
            });
  }

  private Per per(Section rule) {
    Optional<Node> node = rule.find("per");
    String written = node.map(each -> Scalars.text(each, findings)).orElse(Per.LINE.code());
    Optional<Per> found = Arrays.stream(Per.values()).filter(each -> each.code().equals(written)).findFirst();
    if (found.isEmpty()) {
      List<String> known = Arrays.stream(Per.values()).map(Per::code).toList();
      findings.add(
          "figure",
          node.map(YamlSource::place).orElse(rule.place()),
          "a sum is per one of: " + String.join(", ", known),
          Names.suggestion(written, known));
    }
    if (rule.has("percent") && (found.equals(Optional.of(Per.UNIT)) || found.equals(Optional.of(Per.PARCEL)))) {
      findings.add("figure", rule.place(), "a percentage is per line or per return; what is per unit or parcel has an `amount`");
    }
    return found.orElse(Per.LINE);
  }

  private Effect review(Section rule, Node node) {
    String favoured = rule.text("favour").orElse("");
    List<ReviewOption> options =
        rule.find("options").map(Scalars::items).orElse(List.of()).stream()
            .map(item -> option(item, favoured))
            .flatMap(Optional::stream)
            .toList();
    if (options.stream().map(ReviewOption::name).distinct().count() < 2) {
      findings.add("review", YamlSource.place(node), "a review lists under `options` at least two things to choose from");
    }
    if (!favoured.isEmpty() && options.stream().noneMatch(ReviewOption::favoured)) {
      findings.add("review", YamlSource.place(node), "`favour` names none of the options");
    }
    return new Effect.Review(YamlSource.place(node), resolutions(node), options);
  }

  private Optional<ReviewOption> option(Node item, String favoured) {
    if (item instanceof MappingNode) {
      return adjusted(Section.of(item, "an option", findings), favoured);
    }
    String name = Scalars.text(item, findings);
    boolean isFavoured = name.equals(favoured);
    return switch (name) {
      case "refuse" -> Optional.of(new ReviewOption.Refuse(isFavoured));
      case "accept" -> Optional.of(new ReviewOption.Accept(isFavoured));
      default -> {
        Optional<ReviewOption> given =
            Scalars.resolution(name).map(resolution -> new ReviewOption.Give(resolution, isFavoured));
        if (given.isEmpty()) {
          findings.add(
              "review",
              YamlSource.place(item),
              "`" + name + "` is no option; there are: refuse, accept, a charge, a deduction, or a resolution");
        }
        yield given;
      }
    };
  }

  private Optional<ReviewOption> adjusted(Section section, String favoured) {
    boolean isCharge = section.has("charge");
    Optional<String> label = isCharge ? section.text("charge") : section.text("deduct");
    Optional<Figure> figure = choice(section);
    if (label.isEmpty() || figure.isEmpty()) {
      findings.add(
          "review", section.place(), "this option needs a `charge` or `deduct`, and a `percent` or an `amount` from..to");
      return Optional.empty();
    }
    section.close();
    Adjustment.Kind kind = isCharge ? Adjustment.Kind.CHARGE : Adjustment.Kind.DEDUCTION;
    boolean isFavoured = favoured.equals(isCharge ? "charge" : "deduct");
    return Optional.of(new ReviewOption.Adjusted(kind, label.get(), figure.get(), isFavoured));
  }

  /** A rate, or sums to choose from. */
  private Optional<Figure> choice(Section section) {
    Optional<Figure> rate = section.find("percent").map(node -> figures.rate(section, node));
    return rate.or(
        () ->
            section
                .find("amount")
                .filter(node -> Scalars.text(node, findings).contains(".."))
                .map(_ -> figures.read(section)));
  }
}
