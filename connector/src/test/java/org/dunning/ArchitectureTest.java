package org.dunning;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house that a machine can hold. */
class ArchitectureTest {

    private static final Path SOURCES = Path.of("connector/src/main/java");
    private static final int MOST_LINES = 260;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.dunning");

    @Test
    void packagesDependOneWayOnly() {
        ApplicationModules.of(DunningApplication.class).verify();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Util", "Utils", "Helper", "Manager", "Impl"})
    void noClassIsNamedAfterNothing(String ending) {
        noClasses().should().haveSimpleNameEndingWith(ending).check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Abstract", "Default"})
    void noClassIsNamedAfterItsPlaceInAHierarchy(String beginning) {
        noClasses().should().haveSimpleNameStartingWith(beginning).check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Customer", "Client", "Partner", "Dto", "Entity"})
    void ourWordsAreUsedNotTheOthers(String word) {
        noClasses().should().haveSimpleNameContaining(word).check(CLASSES);
    }

    @Test
    void settingsAreRecords() {
        classes()
                .that()
                .areAnnotatedWith(ConfigurationProperties.class)
                .should()
                .beRecords()
                .check(CLASSES);
    }

    @Test
    void factsAndDecisionsKnowNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage("..receivable..", "..promise..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "org.apache.camel..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void nobodyReadsTheClockBehindOurBack() {
        noClasses()
                .should()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callConstructor(java.util.Date.class)
                .check(CLASSES);
    }

    @Test
    void moneyIsNeverADouble() {
        noClasses()
                .that(simpleNameEndingWith("Money"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Double.class)
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIs() {
        classes()
                .that(DescribedPredicate.describe(
                        "are in a package", type -> !type.getPackageName().equals("org.dunning")))
                .should(new ArchCondition<>("have a package-info") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        Path info = SOURCES.resolve(type.getPackageName().replace('.', '/'))
                                .resolve("package-info.java");
                        events.add(new SimpleConditionEvent(
                                type, Files.exists(info), type.getPackageName() + " has no package-info.java"));
                    }
                })
                .check(CLASSES);
    }

    @Test
    void filesStayShort() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();

            assertThat(sources).isNotEmpty();
            assertThat(sources.stream().filter(ArchitectureTest::isLong)).isEmpty();
        }
    }

    private static boolean isLong(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count() > MOST_LINES;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
