package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.Fingerprint;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.SendingPauses;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The print folder: what is in its manifest is in it once, also after a kill, and a person can hold it while mail goes on. */
class LettersTest extends WithChannels {

    private Connector withLetters() throws Exception {
        stages("  - { stage: friendly, days-from-due: 1, days-to-pay: 7, level: 1, channels: [letter, mail] }");
        erp.item("FV-1", "D1", "100.00", 5).item("FV-2", "D2", "100.00", 5).item("FV-3", "D3", "100.00", 5);
        reach("D1", "Calle Mayor, 1\n28013 Madrid", null, false);
        reach("D2", "Calle Menor, 2\n28013 Madrid", null, false);
        return connector();
    }

    private List<Path> letters() throws Exception {
        return Files.isDirectory(folder.resolve("letters"))
                ? files("letters").stream()
                        .filter(file -> file.toString().endsWith(".pdf"))
                        .toList()
                : List.of();
    }

    private List<String> manifest() throws Exception {
        return Files.readAllLines(folder.resolve("letters/manifest.csv"));
    }

    @Test
    void theManifestNamesEachLetterByItsHash() throws Exception {
        try (var connector = withLetters()) {
            assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", 3L));
            connector.run();

            assertThat(letters()).hasSize(2);
            assertThat(manifest()).hasSize(3);
            for (Path letter : letters()) {
                assertThat(manifest())
                        .anyMatch(line -> line.startsWith("\"" + letter.getFileName() + "\";\"" + hash(letter) + "\""));
            }
            assertThat(files("letters"))
                    .noneMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }

    private static String hash(Path file) {
        try {
            return Fingerprint.sha256(Files.readAllBytes(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aPersonHoldsLettersWhileMailGoesOn() throws Exception {
        try (var connector = withLetters()) {
            var pauses = connector.bean(SendingPauses.class);
            pauses.pause(
                    new SendingPauses.Scope("acme", "letter"),
                    "the printer is away",
                    "Ana",
                    LocalDate.of(2026, 11, 22));
            RunReport paused = connector.run();

            assertThat(paused.alarms()).singleElement().asString().contains("letter", "Ana", "the printer is away");
            assertThat(connector.mails()).hasSize(1);
            assertThat(letters()).isEmpty();
            assertThat(channels(connector, "D1")).containsExactly("letter APPROVED");
            assertThat(channels(connector, "D3")).containsExactly("mail SENT");

            connector.on(TODAY.plusDays(3)).run();
            assertThat(letters()).as("the pause ends with its last day").hasSize(2);
        }
    }

    @Test
    void mailsRestWhileLettersGoOnAndAnotherCompanysPauseStopsNothing() throws Exception {
        try (var connector = withLetters()) {
            var pauses = connector.bean(SendingPauses.class);
            pauses.pause(new SendingPauses.Scope("acme", "mail"), "the relay moves", "Ana", null);
            pauses.pause(new SendingPauses.Scope("other", "letter"), "theirs", "Ana", null);
            connector.run();

            assertThat(letters()).hasSize(2);
            assertThat(connector.mails()).isEmpty();
            pauses.resume(new SendingPauses.Scope("acme", "mail"), "Ana");
            connector.run();
            assertThat(connector.mails()).hasSize(1);
        }
    }

    /** A process that was killed: its log says that the letter was on its way, and its folder how far it came. */
    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @ValueSource(strings = {"hidden", "listed", "named", "taken away"})
    void afterAKillALetterIsThereOnce(String left) throws Exception {
        String token;
        String file;
        try (var connector = withLetters()) {
            connector.run();
            token = rows(
                            connector,
                            "select d.token from delivery d join notice n on n.id = d.notice_id where n.debtor_no = 'D1'")
                    .get(0)
                    .strip();
            Path letter = letters().stream()
                    .filter(one -> one.toString().contains(token))
                    .findFirst()
                    .orElseThrow();
            file = letter.getFileName().toString();
            long delivery = connector
                    .bean(Ledger.class)
                    .sql("select id from delivery where token = :token")
                    .param("token", token)
                    .query(Long.class)
                    .single();
            connector
                    .bean(Ledger.class)
                    .sql("update delivery set state = 'SENDING', owner = 'killed', due_at = changed_at where id = :id")
                    .param("id", delivery)
                    .update();
            Files.writeString(
                    Files.createDirectories(folder.resolve("hand-overs")).resolve("killed.log"),
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + "\n" + delivery + " gone\n");
            Path hidden = letter.resolveSibling("." + file + ".tmp");
            switch (left) {
                case "hidden" -> {
                    Files.move(letter, hidden);
                    Files.write(
                            folder.resolve("letters/manifest.csv"),
                            manifest().stream()
                                    .filter(line -> !line.startsWith("\"" + file))
                                    .toList());
                    Files.writeString(
                            folder.resolve("letters/manifest.csv"),
                            "\"" + file + "\";\"torn",
                            StandardCharsets.UTF_8,
                            StandardOpenOption.APPEND);
                }
                case "listed" -> Files.move(letter, hidden);
                case "taken away" -> Files.delete(letter);
                default -> assertThat(letter).exists();
            }
        }
        try (var connector = connector()) {
            RunReport after = connector.run();

            assertThat(rows(connector, "select distinct state from delivery")).containsExactly("SENT");
            assertThat(after.alarms())
                    .singleElement()
                    .asString()
                    .startsWith("acme: the connector was ended while it sent");
            assertThat(files("letters"))
                    .noneMatch(one -> one.getFileName().toString().startsWith("."));
            assertThat(letters().stream().filter(one -> one.endsWith(file))).hasSize(left.equals("taken away") ? 0 : 1);
            assertThat(manifest().stream().filter(line -> line.startsWith("\"" + file + "\";") && line.endsWith("\"")))
                    .hasSize(1);
        }
    }
}
