package org.dunning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticeVariablesTest {

    private static final Path DOCUMENTATION = Path.of("connector/docs/notices.md");

    @Test
    void theDocumentationNamesEachAndNoOther() throws IOException {
        var documented = Pattern.compile("^\\| `\\$([\\w.]+)` \\|", Pattern.MULTILINE)
                .matcher(Files.readString(DOCUMENTATION))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented)
                .isEqualTo(Stream.concat(
                                names(NoticeVariables.class),
                                names(NoticeVariables.Item.class).map(part -> "item." + part))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void itsExamplesAreWhatANoticeSays() throws IOException {
        NoticeVariables said = ShippedWords.said(
                SampleFacts.full("friendly", "friendly", Locale.forLanguageTag("es")), Locale.forLanguageTag("es"));

        assertThat(Files.readString(DOCUMENTATION))
                .contains(List.of(
                        said.total(),
                        said.overdueTotal(),
                        said.notYetDueTotal(),
                        said.creditsTotal(),
                        said.date(),
                        said.payBy(),
                        said.firstDueDate(),
                        "| " + said.longestOverdue() + " |",
                        said.overdue().get(0).date(),
                        said.overdue().get(0).dueDate()));
    }

    private static Stream<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
    }
}
