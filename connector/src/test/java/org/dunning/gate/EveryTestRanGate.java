package org.dunning.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** After all tests: every class that looks like a test has run at least one. */
class EveryTestRanGate {

    private static final Path SOURCES = Path.of("connector/src/test/java");
    private static final Path REPORTS = Path.of("connector/target/surefire-reports");
    private static final List<String> REPORT_FILES = List.of(REPORTS.toFile().list());
    private static final Pattern TESTS = Pattern.compile("<testsuite [^>]*\\btests=\"(\\d+)\"");
    private static final Pattern SKIPPED = Pattern.compile("<testsuite [^>]*\\bskipped=\"(\\d+)\"");

    /** What these need is not on every machine: a live Odoo's address, Chromium. */
    private static final Set<String> MAY_BE_SKIPPED = Set.of(
            "org.dunning.erp.odoo.OdooLiveTest",
            "org.dunning.erp.odoo.OdooLiveOptionsTest",
            "org.dunning.admin.ConsoleInABrowserTest");

    @Test
    void everyTestClassHasRunATest() throws IOException {
        List<String> classes = testClasses();

        assertThat(classes).hasSizeGreaterThan(20);
        assertThat(classes).containsAll(MAY_BE_SKIPPED);
        assertThat(classes.stream()
                        .filter(name ->
                                counted(TESTS, name) - (MAY_BE_SKIPPED.contains(name) ? 0 : counted(SKIPPED, name))
                                        == 0))
                .as("test classes without a test that ran")
                .isEmpty();
    }

    /** A method marked as a test counts too, whatever its class is called: Surefire would not find it. */
    @Test
    void everyClassWithTestsIsFoundByItsName() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.toString().matches(".*(Test|Gate|Contract)\\.java"))
                            .filter(EveryTestRanGate::hasTests))
                    .isEmpty();
        }
    }

    private static List<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.map(SOURCES::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", "").replace('/', '.'))
                    .toList();
        }
    }

    private static boolean hasTests(Path file) {
        return read(file).lines().anyMatch(line -> line.strip().matches("@(Test|ParameterizedTest|Property)\\b.*"));
    }

    /** With those of its nested classes. */
    private static int counted(Pattern attribute, String name) {
        return REPORT_FILES.stream()
                .filter(file -> file.equals("TEST-" + name + ".xml") || file.startsWith("TEST-" + name + "$"))
                .map(file -> attribute.matcher(read(REPORTS.resolve(file))))
                .mapToInt(matcher -> matcher.find() ? Integer.parseInt(matcher.group(1)) : 0)
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
