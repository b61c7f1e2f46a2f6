package org.dalel.gui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md, as far as the workbench goes. */
@AnalyzeClasses(packages = "org.dalel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theCoreDoesNotKnowTheWorkbench =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.dalel.gui..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.dalel.gui..");

  @ArchTest
  static final ArchRule theWorkbenchHasNoSqlAndNoSleuthKit =
      noClasses()
          .that()
          .resideInAPackage("org.dalel.gui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "org.sqlite..",
              "org.dalel.tsk..",
              "org.dalel.casefile.write..",
              "org.apache.tika..");

  @ArchTest
  static final ArchRule packagesHaveNoCircles =
      slices().matching("org.dalel.gui.(*)..").should().beFreeOfCycles();
}
