package org.dalel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The arrows of docs/architecture.md, as far as the core goes. */
@AnalyzeClasses(packages = "org.dalel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule apiKnowsNobody = knowOnly("org.dalel.api");

  @ArchTest static final ArchRule formatsKnowNobody = knowOnly("org.dalel.formats");

  @ArchTest
  static final ArchRule testKitKnowsWhatPluginsKnow =
      knowOnly("org.dalel.testkit", "org.dalel.api", "org.dalel.formats");

  @ArchTest
  static final ArchRule nobodyNeedsTheTestKitButTests =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.dalel.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.dalel.testkit..");

  @ArchTest static final ArchRule tskKnowsNobody = knowOnly("org.dalel.tsk");

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

  /**
   * Of what is Dalel's, the classes of a package know only that package and the others named.
   *
   * @param subject the package, followed by those that it may know
   */
  private static ArchRule knowOnly(String subject, String... others) {
    List<String> allowed = Stream.concat(Stream.of(subject), Stream.of(others)).toList();
    return noClasses()
        .that()
        .resideInAPackage(subject + "..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are Dalel's, outside " + allowed,
                c ->
                    isIn("org.dalel", c.getPackageName())
                        && allowed.stream().noneMatch(name -> isIn(name, c.getPackageName()))));
  }

  private static boolean isIn(String parent, String name) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }
}
