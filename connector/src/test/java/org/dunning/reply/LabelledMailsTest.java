package org.dunning.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gates on the labelled mails: how often a promise is invented, missed or misdated, and how well intents are told. */
class LabelledMailsTest {

    private static final Path MAILS = OwnMails.FOLDER.resolve("labelled");

    private static final int RIGHT = 0;
    private static final int MISSED = 1;
    private static final int WRONG = 2;

    private record Read(JsonNode label, Interpretation understood) {

        boolean rightIntent() {
            return !understood.abstain()
                    && (label.get("intent").asText().equals(understood.intent().label())
                            || texts(label.path("alsoAccept"))
                                    .contains(understood.intent().label()));
        }

        List<JsonNode> promises() {
            return list(label.get("promises"));
        }

        /** Days written into the ERP that the label neither has nor tolerates. */
        long invented() {
            return understood.promises().stream()
                    .filter(promise -> !understood.abstain())
                    .map(promise -> promise.on().toString())
                    .filter(day ->
                            promises().stream().noneMatch(gold -> days(gold).contains(day)))
                    .filter(day -> list(label.path("toleratedPromises")).stream()
                            .noneMatch(gold -> days(gold).contains(day)))
                    .count();
        }

        long found() {
            List<String> days = understood.promises().stream()
                    .map(promise -> promise.on().toString())
                    .toList();
            return promises().stream()
                    .filter(gold -> days(gold).stream().anyMatch(days::contains))
                    .count();
        }
    }

    private static final List<Read> READ = new ArrayList<>();

    @BeforeAll
    static void readsAll() throws IOException {
        MailInterpreter interpreter = MailInterpreter.byRules();
        for (JsonNode label : new ObjectMapper()
                .readTree(MAILS.resolve("labels.json").toFile())
                .get("items")) {
            byte[] mail = Files.readAllBytes(MAILS.resolve(label.get("file").asText()));
            READ.add(new Read(label, interpreter.interpret(mail)));
        }
        assertThat(READ).hasSizeGreaterThan(60);
    }

    private static List<JsonNode> list(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode node) {
        return list(node).stream().map(JsonNode::asText).toList();
    }

    private static List<String> days(JsonNode gold) {
        var days = new ArrayList<>(texts(gold.path("dateAlt")));
        days.add(gold.get("date").asText());
        return days;
    }

    @Test
    void noPromiseIsInvented() {
        assertThat(READ).allSatisfy(read -> assertThat(read.invented()).isZero());
    }

    @Test
    void promisedDaysAreFound() {
        long gold = READ.stream().mapToLong(read -> read.promises().size()).sum();
        long found = READ.stream().mapToLong(Read::found).sum();

        assertThat((double) found / gold).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void disputesAndAutomaticMailsAreNotMissed() {
        assertThat(READ)
                .filteredOn(read -> List.of("dispute", "out_of_office", "bounce_hard", "bounce_soft")
                        .contains(read.label.get("intent").asText()))
                .isNotEmpty()
                .allMatch(Read::rightIntent);
    }

    /** Macro F1: the mean of each label's; one that a person must read counts as missed, an accepted other label as right. */
    @Test
    void intentsAreToldApart() {
        Map<String, int[]> counts = new TreeMap<>();
        for (Read read : READ) {
            String label = read.label.get("intent").asText();
            int[] ofLabel = counts.computeIfAbsent(label, none -> new int[3]);
            if (read.rightIntent()) {
                ofLabel[RIGHT]++;
            } else {
                ofLabel[MISSED]++;
                if (!read.understood.abstain()) {
                    counts.computeIfAbsent(read.understood.intent().label(), none -> new int[3])[WRONG]++;
                }
            }
        }

        assertThat(counts).hasSize(12);
        double macro = counts.values().stream()
                .mapToDouble(count -> 2.0 * count[RIGHT] / (2 * count[RIGHT] + count[MISSED] + count[WRONG]))
                .average()
                .orElseThrow();
        assertThat(macro).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void mostMailsNeedNoPerson() {
        assertThat(READ.stream().filter(read -> read.understood.abstain()).count())
                .isLessThan(READ.size() * 30 / 100);
    }

    @Test
    void onlyWhatTheAuthorWroteIsRead() throws IOException {
        JsonNode written =
                new ObjectMapper().readTree(MAILS.resolve("newtext.json").toFile());
        assertThat(READ)
                .filteredOn(read -> written.has(read.label.get("file").asText()))
                .isNotEmpty()
                .allSatisfy(read -> assertThat(words(read.understood.written()))
                        .isEqualTo(words(
                                written.get(read.label.get("file").asText()).asText())));
    }

    /** As the scorer counts them: letter case and spaces aside; those that the label tolerates count neither way. */
    @Test
    void exactlyTheInvoicesThatAreNamedAreFound() {
        assertThat(READ).allSatisfy(read -> {
            Set<String> gold = numbers(texts(read.label.get("invoices")));
            Set<String> tolerated = numbers(texts(read.label.path("invoicesAlt")));
            tolerated.removeAll(gold);
            Set<String> found = numbers(read.understood.invoices());
            found.removeAll(tolerated);
            assertThat(found).as(read.label.get("file").asText()).isEqualTo(gold);
        });
        assertThat(READ)
                .anySatisfy(read -> assertThat(read.understood.invoices()).hasSizeGreaterThan(1));
    }

    private static Set<String> numbers(List<String> written) {
        return written.stream()
                .map(number -> number.replaceAll("\\s+", " ").strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyAmountThatIsPromisedIsReadWithItsCurrency() {
        int stated = 0;
        for (Read read : READ) {
            for (JsonNode gold : read.promises()) {
                if (gold.get("amount").isNull()) {
                    continue;
                }
                stated++;
                List<BigDecimal> right = new ArrayList<>(texts(gold.path("amountAlt")).stream()
                        .map(BigDecimal::new)
                        .toList());
                right.add(new BigDecimal(gold.get("amount").asText()));
                assertThat(read.understood.promises())
                        .as(read.label.get("file").asText())
                        .filteredOn(promise -> days(gold).contains(promise.on().toString()))
                        .singleElement()
                        .satisfies(promise -> {
                            assertThat(promise.currency())
                                    .isEqualTo(gold.get("currency").asText());
                            assertThat(right)
                                    .anyMatch(value ->
                                            promise.amount() != null && value.compareTo(promise.amount()) == 0);
                        });
            }
        }
        assertThat(stated).isGreaterThanOrEqualTo(6);
    }

    @Test
    void noAmountIsReadWhereNoneIsStated() {
        assertThat(READ)
                .filteredOn(read -> read.promises().stream()
                        .anyMatch(gold -> gold.get("amount").isNull()
                                && texts(gold.path("amountAlt")).isEmpty()))
                .isNotEmpty()
                .allSatisfy(read -> assertThat(read.understood.promises())
                        .as(read.label.get("file").asText())
                        .allMatch(promise -> promise.amount() == null && promise.currency() == null));
    }

    @Test
    void theDayOfAPaymentThatIsClaimedIsReadExactly() {
        assertThat(READ).allSatisfy(read -> {
            List<String> right = new ArrayList<>(texts(read.label.path("claimedPaidOnAlt")));
            right.add(read.label.get("claimedPaidOn").asText("null"));
            assertThat(right)
                    .as(read.label.get("file").asText())
                    .contains(String.valueOf(read.understood.claimedPaidOn()));
        });
        assertThat(READ)
                .filteredOn(read -> read.understood.claimedPaidOn() != null)
                .hasSizeGreaterThan(5);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    }
}
