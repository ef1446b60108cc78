package retour.server.desk;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * One step of a form: takes it and goes on to the next page, or back with the reason and with what was typed.
 *
 * @param back the page the form stands on
 * @param typed what was typed, by field name
 * @param seen number of the last event the person had seen
 */
record Step(RedirectAttributes flash, String back, Map<String, String> typed, long seen) {

  static final String NOTICE = "notice";
  static final String TYPED = "typed";

  Step(RedirectAttributes flash, String back, Map<String, String> typed) {
    this(flash, back, typed, -1);
  }

  /** Takes the step and comes back to the same page. */
  String take(String done, Runnable work) {
    return take(done, back, work);
  }

  /** Takes the step and goes on to another page. */
  String take(String done, String onward, Runnable work) {
    return take(
        () -> {
          work.run();
          return new Went(done, onward);
        });
  }

  /** Takes a step whose outcome says what to tell and where to go on. */
  String take(Supplier<Went> work) {
    try {
      Went went = work.get();
      flash.addFlashAttribute(NOTICE, Notice.done(went.done()));
      return "redirect:" + went.onward();
    } catch (Refused why) {
      return refused(why);
    }
  }

  /** Where a step led. */
  record Went(String done, String onward) {}

  /** Back to the form, which says why. Unknown things stay unknown: they answer as a page that does not exist. */
  private String refused(Refused why) {
    if (why.code() == ProblemCode.NOT_FOUND) {
      throw why;
    }
    flash.addFlashAttribute(NOTICE, Notice.refused(why, seen));
    flash.addFlashAttribute(TYPED, Map.copyOf(typed));
    return "redirect:" + back;
  }
}
