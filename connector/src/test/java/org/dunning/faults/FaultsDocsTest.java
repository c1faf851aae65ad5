package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The table of faults names a test that exists, or a reason, for each of the 45. */
class FaultsDocsTest {

    private static final Path DOCUMENT = Path.of("connector/docs/faults.md");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|[^|]+\\|[^|]+\\|(.+)\\|");
    private static final Pattern TEST = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*\\.[A-Z]\\w*(?:Test|Gate))\\.(\\w+)`");
    private static final Pattern REASON = Pattern.compile("not yet, issue \\d+|reason: \\S.{20,}");

    private static List<MatchResult> rows() throws IOException {
        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            return lines.map(ROW::matcher)
                    .filter(java.util.regex.Matcher::matches)
                    .map(java.util.regex.Matcher::toMatchResult)
                    .toList();
        }
    }

    @Test
    void allFortyFiveAreThereInTheirOrder() throws IOException {
        assertThat(rows())
                .extracting(row -> Integer.valueOf(row.group(1)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 45).boxed().toList());
    }

    @Test
    void eachHasATestOrAReason() throws IOException {
        assertThat(rows().stream()
                        .filter(row -> !TEST.matcher(row.group(2)).find()
                                && !REASON.matcher(row.group(2)).find()))
                .extracting(row -> row.group(1))
                .isEmpty();
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<MatchResult> named =
                TEST.matcher(Files.readString(DOCUMENT)).results().toList();

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named.stream().filter(test -> !exists(test.group(1), test.group(2))))
                .extracting(MatchResult::group)
                .isEmpty();
    }

    private static boolean exists(String name, String test) {
        try {
            for (Class<?> type = Class.forName("org.dunning." + name); type != null; type = type.getSuperclass()) {
                if (Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(test) && isTest(method))) {
                    return true;
                }
            }
            return false;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean isTest(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType())
                .anyMatch(type ->
                        type == Test.class || type == ParameterizedTest.class || type == net.jqwik.api.Property.class);
    }
}
