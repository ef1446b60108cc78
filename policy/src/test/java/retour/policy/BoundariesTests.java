package retour.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "retour.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTests {

  @ArchTest
  static final ArchRule USES_ONLY_THE_JDK_AND_TWO_PARSERS =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "retour.policy..", "org.jspecify..", "org.snakeyaml..", "dev.cel..", "com.google.common..");

  @ArchTest
  static final ArchRule KEEPS_THE_PARSERS_INSIDE_PARSE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..parse..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.snakeyaml..", "dev.cel..", "com.google.common..");

  @ArchTest
  static final ArchRule ASKS_NO_CLOCK =
      noClasses()
          .should()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                  com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("now")));

  @ArchTest
  static final ArchRule GOES_IN_NO_CIRCLES =
      slices().matching("retour.policy.(language|parse|check|evaluate|explain|cases|tool|money|decision|prepared)..").should().beFreeOfCycles();
}
