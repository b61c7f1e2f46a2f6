package org.dalel.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md, as far as the command line goes. */
@AnalyzeClasses(packages = "org.dalel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule nobodyKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.dalel.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.dalel.cli..");

  @ArchTest
  static final ArchRule theCommandLineHasNoSqlAndNoSleuthKit =
      noClasses()
          .that()
          .resideInAPackage("org.dalel.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "org.sqlite..",
              "org.dalel.tsk..",
              "org.dalel.casefile.write..",
              "org.apache.tika..");

  @ArchTest
  static final ArchRule theProgramDoesNotNeedTheTestEvidence =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.dalel.testdata..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.dalel.testdata..");
}
