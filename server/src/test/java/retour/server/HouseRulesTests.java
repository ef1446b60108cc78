package retour.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HouseRulesTests {

  private static final JavaClasses RETOUR =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("retour");

  private static final Set<String> CLOCK_READINGS =
      Set.of("now", "system", "systemUTC", "systemDefaultZone", "tick", "tickSeconds", "tickMillis", "currentTimeMillis");

  @Test
  void readsTheTimeInOnePlace() {
    ArchRule rule =
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("retour.server.platform.ClockConfiguration")
            .and()
            // A command without a server makes its own.
            .doNotHaveFullyQualifiedName("retour.server.cli.RetourCommand")
            .should()
            .callMethodWhere(describe("it reads the computer's clock", HouseRulesTests::readsClock))
            .orShould()
            .callConstructor(Date.class)
            .because("time enters through one clock, which tests can move");

    rule.check(RETOUR);
  }

  @Test
  void keepsThePolicyLibraryFreeOfFrameworks() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("retour.policy..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "retour.policy..",
                    "java..",
                    "org.jspecify..",
                    "org.snakeyaml..",
                    "dev.cel..",
                    // The lists that the CEL compiler hands out.
                    "com.google.common.collect"))
            .because("anyone can embed it: no framework, no database, no clock");

    rule.check(RETOUR);
  }

  @Test
  void keepsParsersInTheirPackages() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("retour.policy..")
            .and()
            .resideOutsideOfPackages("retour.policy.parse..", "retour.policy.check..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.snakeyaml..", "dev.cel..", "com.google.."))
            .because("what is decided does not depend on how it was written");

    rule.check(RETOUR);
  }

  @Test
  void keepsStatementsInsideTheFeatures() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage("retour.server.portal..", "retour.server.desk..", "retour.server.page..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.jdbc..", "java.sql.."))
            .because("a face asks the features");

    rule.check(RETOUR);
  }

  private static boolean readsClock(JavaMethodCall call) {
    Class<?> owner = call.getTargetOwner().reflect();
    boolean timeLike =
        owner.getPackageName().startsWith("java.time") || owner == System.class;
    boolean readsGiven = call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Clock.class));
    boolean handsOut = owner == InstantSource.class && call.getName().equals("tick");
    return timeLike && !readsGiven && !handsOut && CLOCK_READINGS.contains(call.getName());
  }
}
