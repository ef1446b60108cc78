package retour.policy.evaluate;

import java.util.Set;
import java.util.TreeSet;
import retour.policy.language.Condition;

/** Finds the windows that a condition holds the day of the request against. */
final class WindowNames {

  private WindowNames() {}

  static Set<String> askedAtRequest(Condition condition) {
    Set<String> names = new TreeSet<>();
    collect(condition, names);
    return names;
  }

  private static void collect(Condition condition, Set<String> names) {
    switch (condition) {
      case Condition.Within within -> {
        if (within.day().isEmpty()) {
          names.add(within.window());
        }
      }
      case Condition.Not not -> collect(not.of(), names);
      case Condition.Both both -> {
        collect(both.left(), names);
        collect(both.right(), names);
      }
      case Condition.Either either -> {
        collect(either.left(), names);
        collect(either.right(), names);
      }
      case Condition.Constant _, Condition.IsTrue _, Condition.Compare _, Condition.OneOf _, Condition.Known _ -> {}
    }
  }
}
