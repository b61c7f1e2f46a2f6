package org.dalel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md, as far as the core goes. */
@AnalyzeClasses(packages = "org.dalel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule apiKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("org.dalel.api..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are Dalel's, outside the API",
                  c ->
                      c.getPackageName().startsWith("org.dalel")
                          && !c.getPackageName().startsWith("org.dalel.api")));

  @ArchTest
  static final ArchRule formatsKnowNobody =
      noClasses()
          .that()
          .resideInAPackage("org.dalel.formats..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are Dalel's, outside the formats",
                  c ->
                      c.getPackageName().startsWith("org.dalel")
                          && !c.getPackageName().startsWith("org.dalel.formats")));

  @ArchTest
  static final ArchRule testKitKnowsTheApiOnly =
      noClasses()
          .that()
          .resideInAPackage("org.dalel.testkit..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are Dalel's, outside the API",
                  c ->
                      c.getPackageName().startsWith("org.dalel")
                          && !c.getPackageName().startsWith("org.dalel.api")
                          && !c.getPackageName().startsWith("org.dalel.testkit")));

  @ArchTest
  static final ArchRule nobodyNeedsTheTestKitButTests =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.dalel.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.dalel.testkit..");

  @ArchTest
  static final ArchRule tskKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("org.dalel.tsk..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are Dalel's, outside the binding",
                  c ->
                      c.getPackageName().startsWith("org.dalel")
                          && !c.getPackageName().startsWith("org.dalel.tsk")));

  @ArchTest
  static final ArchRule casefileNeverCallsBack =
      noClasses()
          .that()
          .resideInAPackage("org.dalel.casefile..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.dalel.ingest..",
              "org.dalel.evidence..",
              "org.dalel.content..",
              "org.dalel.extension..",
              "org.dalel.export..",
              "org.dalel.custody..",
              "org.dalel.tsk..",
              "org.dalel.cli..");

  @ArchTest
  static final ArchRule readingDoesNotNeedWriting =
      noClasses()
          .that()
          .resideInAPackage("org.dalel.casefile.read..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.dalel.casefile.write..");

  @ArchTest
  static final ArchRule exportsReadTheCaseOnly =
      noClasses()
          .that()
          .resideInAPackage("org.dalel.export..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.dalel.ingest..",
              "org.dalel.evidence..",
              "org.dalel.content..",
              "org.dalel.extension..",
              "org.dalel.custody..",
              "org.dalel.casefile.write..",
              "org.dalel.cli..");

  @ArchTest
  static final ArchRule custodyKnowsTheCaseOnly =
      noClasses()
          .that()
          .resideInAPackage("org.dalel.custody..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.dalel.ingest..",
              "org.dalel.evidence..",
              "org.dalel.content..",
              "org.dalel.extension..",
              "org.dalel.export..",
              "org.dalel.cli..");

  @ArchTest
  static final ArchRule readersOfEvidenceDoNotKnowThePipeline =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.dalel.evidence..", "org.dalel.content..", "org.dalel.extension..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.dalel.ingest..", "org.dalel.export..", "org.dalel.custody..", "org.dalel.cli..");

  @ArchTest
  static final ArchRule onlyEvidenceKnowsTheSleuthKit =
      classes()
          .that()
          .resideInAPackage("org.dalel.tsk..")
          .should()
          .onlyBeAccessed()
          .byAnyPackage("org.dalel.tsk..", "org.dalel.evidence..", "org.dalel.ingest..");

  @ArchTest
  static final ArchRule packagesHaveNoCircles =
      slices().matching("org.dalel.(*)..").should().beFreeOfCycles();
}
