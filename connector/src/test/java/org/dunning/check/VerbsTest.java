package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The verbs as a user calls them, on the demo. */
class VerbsTest {

    private static final String CANARY = "canary-5ecret-73";

    @TempDir
    Path folder;

    @Test
    void proposalForProgramsIsOneObjectWhoseOutcomesAddUp() throws IOException {
        Path csv = folder.resolve("notices.csv");

        Call call = demo("propose", "--json", "--days", "3", "--csv", csv.toString());

        assertThat(call.exitCode()).as(call.err()).isZero();
        JsonNode proposal = JsonMapper.builder().build().readTree(call.out());
        assertThat(call.out().strip().lines()).hasSize(1);
        assertThat(proposal.fieldNames())
                .toIterable()
                .containsExactly("date", "items", "outcomes", "notices", "totals", "outlooks");
        assertThat(StreamSupport.stream(proposal.get("outcomes").spliterator(), false)
                        .mapToLong(JsonNode::asLong)
                        .sum())
                .isEqualTo(proposal.get("items").asLong())
                .isPositive();
        assertThat(proposal.get("notices").get(0).fieldNames())
                .toIterable()
                .containsExactly("debtor", "company", "currency", "stage", "total", "items");
        assertThat(Files.readAllLines(csv))
                .hasSizeGreaterThan(proposal.get("notices").size());
    }

    @Test
    void aPreviewIsOfTheErpAsItIsNow() {
        demo("propose");

        Call call = demo("preview", "FV-1007", "--stage", "firm", "--language", "de", "--to", folder.toString());

        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out()).contains("Überfällige Zahlung", "FV-1007", "Mit freundlichen Grüßen");
        assertThat(folder.resolve("mail.html")).content().contains("FV-1007");
        assertThat(folder.resolve("letter.html")).content().contains("FV-1007");
        assertThat(demo("preview", "nobody").err()).contains("No sweep has seen an open document or a debtor 'nobody'");
    }

    @Test
    void aPreviewNamesWhatItsStageClaimsOnTop() throws IOException {
        Path config = folder.resolve("claiming");
        FileSystemUtils.copyRecursively(Path.of("config-samples/demo"), config);
        Path procedures = Files.createDirectories(config.resolve("mappings/procedures"));
        Files.writeString(
                procedures.resolve("standard.yaml"),
                Files.readString(Path.of("mappings/procedures/standard.yaml"))
                        .replace("  - stage: firm\n", "  - stage: firm\n    fee: { EUR: 5 }\n"));
        demo("propose");

        Call call = demo("preview", "FV-1007", "--stage", "firm", "--language", "de", "--config=" + config);

        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out()).contains("Kosten dieses Schreibens: 5,00 EUR", "Zu zahlender Gesamtbetrag: ");
    }

    @Test
    void aLookAheadTellsEachDayAndWhatAnotherProcedureWouldChange() throws IOException {
        Call call = demo("propose", "--days", "30", "--compare", "standard");

        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out())
                .contains("Day by day, if nobody pays and every notice is approved", "With procedure standard instead")
                .contains("0 debtors would be treated otherwise");
        assertThat(demo("propose", "--compare", "standard").exitCode()).isEqualTo(2);
        assertThat(demo("propose", "--days", "3", "--compare", "strict").err())
                .contains("no mappings/procedures/strict.yaml");
    }

    @Test
    void whyTellsTheOutcomeAndItsRule() {
        demo("propose");

        Call call = demo("why", "FV-1007");

        assertThat(call.exitCode()).isZero();
        assertThat(call.out()).contains("FV-1007", "first seen", "NOTIFY friendly", "after the due date");
        assertThat(demo("why", "no-such").exitCode()).isEqualTo(1);
    }

    @Test
    void pausedByAPersonNothingLeavesUntilResumed() {
        assertThat(demo("pause", "--reason", "audit").exitCode()).isEqualTo(2);
        Call wrong = demo("pause", "--by", "Ana", "--reason", "audit", "--company", "no-such");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("no company 'no-such' under dunning.companies; there is ");

        Call pause = demo("pause", "--by", "Ana", "--reason", "audit", "--channel", "mail", "--until", "2099-12-31");
        assertThat(pause.out()).contains("Sending by mail is paused until the end of 2099-12-31");
        assertThat(demo("run").out()).contains("sending by mail is paused by Ana until 2099-12-31: audit");
        assertThat(folder.resolve("mails")).doesNotExist();

        assertThat(demo("resume", "--by", "Ana").out()).contains("Sending is resumed");
        assertThat(demo("run").exitCode()).isZero();
        assertThat(folder.resolve("mails")).isNotEmptyDirectory();
        assertThat(demo("check", "--connect", "--dunning.delivery.settle-after=0s")
                        .out())
                .containsPattern("reconciliation +[1-9]\\d* mails compared, no difference");
    }

    @Test
    void resolveShowsWhatIsKnownAndSettlesOnlySuspects() {
        assertThat(demo("resolve").out()).contains("No notice is SUSPECT.");
        assertThat(demo("resolve", "1", "--sent").exitCode()).isEqualTo(2);
        assertThat(demo("resolve", "--sent", "--by", "Ana").exitCode()).isEqualTo(2);
        demo("propose");

        Call shown = demo("resolve", "1", "99999");
        assertThat(shown.exitCode()).isEqualTo(1);
        assertThat(shown.out()).contains("notice 1 (", "only SUSPECT is resolved", "there is no notice 99999");
        Call settled = demo("resolve", "1", "--not-sent", "--by", "Ana");
        assertThat(settled.exitCode()).isEqualTo(1);
        assertThat(settled.out()).contains("notice 1 is PROPOSED; only SUSPECT is resolved by a person");
    }

    @Test
    void onlyAnExistingNoticeCanBeApprovedAndOnlyByName() {
        assertThat(demo("approve", "1").exitCode()).isEqualTo(2);

        Call call = demo("approve", "99999", "--by", "Ana");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out()).contains("there is no notice 99999");
    }

    @Test
    void whoDeclinesSaysWhy() {
        Call call = demo("decline", "1", "--by", "Ana");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err()).contains("--reason tells why the notice is not sent");
    }

    @Test
    void aLanguageThatIsNoneIsRefused() {
        for (String setting : List.of("dunning.companies.iberica.language", "dunning.notice.languages")) {
            Call call = demo("check", "--" + setting + "=klingon");

            assertThat(call.exitCode()).isEqualTo(1);
            assertThat(call.out()).contains("must be a language of ISO 639 such as es, or es-MX");
        }
    }

    @Test
    void anotherProcessThatHoldsTheLedgerIsNamedInOneLine() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("ledger").toAbsolutePath();
        Process holder = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerHolder.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");

            Call call = demo("propose");

            assertThat(call.exitCode()).isEqualTo(1);
            assertThat(call.out()).isEmpty();
            assertThat(call.err().lines())
                    .singleElement()
                    .asString()
                    .contains("another process (serve?) holds", "ledger.mv.db");
            assertThat(folder.resolve("ledger.trace.db"))
                    .as("a stack trace for what the line tells")
                    .doesNotExist();
        } finally {
            holder.destroy();
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutSayingIt() {
        demo("propose");

        Call call = demo("propose", "--dunning.ledger.password=" + CANARY);

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out() + call.err())
                .contains("the database refuses the login")
                .doesNotContain(CANARY)
                .doesNotContain("\tat ");
    }

    @Test
    void anUnknownHostIsNamed() {
        Call call = demo("propose", "--dunning.ledger.url=jdbc:postgresql://no-such-host.invalid/ledger");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err()).contains("no-such-host.invalid").doesNotContain("\tat ");
    }

    @Test
    void anUnknownOverrideIsRefusedBeforeAnythingConnects() {
        Call call = demo("run", "--dunning.mail.prot=25");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err()).contains("unknown key 'prot'; did you mean 'port'?");
        assertThat(folder.resolve("ledger.mv.db")).doesNotExist();
    }

    @Test
    void connectingTriesLedgerErpAndMail() {
        Call good = demo("check", "--connect");

        assertThat(good.exitCode()).as(good.out() + good.err()).isZero();
        assertThat(good.out().lines())
                .contains("ledger             yes", "erp-open-items     yes", "mail               yes")
                .anyMatch(line -> line.startsWith("mail-traces        yes"))
                .anyMatch(line -> line.startsWith("reconciliation     0 mails compared"));

        Call bad = demo(
                "check",
                "--connect",
                "--dunning.mail.transport=smtp",
                "--dunning.mail.host=127.0.0.1",
                "--dunning.mail.port=1");

        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.out()).contains("mail               no: 127.0.0.1:1");
    }

    @Test
    void aDateThatIsNoneIsWrongUsage() {
        assertThat(demo("propose", "--on", "tomorrow").exitCode()).isEqualTo(2);
        assertThat(demo("propose", "--on", "2026-13-01").err())
                .contains("'2026-13-01' is no date such as 2026-12-31")
                .doesNotContain("java.");
        assertThat(demo("propose", "--on", "2026-01-01", "--days", "1").exitCode())
                .isEqualTo(2);
    }

    @Test
    void theFolderMadeForTheLedgerIsItsOwnersAlone() throws Exception {
        Path own = folder.resolve("own");

        assertThat(demo("replies", "--dunning.ledger.url=jdbc:h2:file:" + own.resolve("ledger"))
                        .exitCode())
                .isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");

        Path bare = folder.resolve("bare");
        assertThat(demo("replies", "--dunning.ledger.url=jdbc:h2:" + bare.resolve("ledger"))
                        .exitCode())
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bare)))
                .isEqualTo("rwx------");
    }

    @Test
    void answersAreListedAndDecidedByANamedPerson() throws Exception {
        assertThat(demo("replies").out().strip()).isEqualTo("No answer waits for a person.");
        try (var ledger = java.sql.DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("ledger").toAbsolutePath(), "sa", "");
                var insert = ledger.createStatement()) {
            insert.execute(
                    "insert into reply (mail_key, raw_sha256, message_id, sender, subject, arrived_at, intent, state, reason,"
                            + " written, evidence, spans) values ('k', 's', '<1@example.com>', 'x@example.com', 'Re: hello',"
                            + " timestamp with time zone '2026-11-20 12:00:00+00', 'dispute', 'REVIEW', 'no debtor fits',"
                            + " 'We do not agree.', 'do not agree', '3-15')");
        }

        assertThat(demo("replies").out())
                .contains("reply 1  REVIEW  of nobody we know", "understood as dispute", "| We [[do not agree]].");
        JsonNode listed =
                JsonMapper.builder().build().readTree(demo("replies", "--json").out());
        assertThat(listed.at("/replies/0/intent").asText()).isEqualTo("dispute");

        assertThat(demo("confirm", "1", "--by", "Ana").exitCode()).isEqualTo(1);
        assertThat(demo("correct", "1", "--by", "Ana", "--intent", "maybe").err())
                .contains("'maybe' is no intent");
        assertThat(demo("dismiss", "1").exitCode()).isEqualTo(2);
        Call dismissed = demo("dismiss", "1", "7", "--by", "Ana", "--json");
        assertThat(dismissed.exitCode()).isEqualTo(1);
        assertThat(dismissed.out()).contains("reply 1 is dismissed", "there is no reply 7");
        assertThat(demo("addresses").out().strip()).isEqualTo("Every address may be used.");
    }

    private Call demo(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        if (all.stream().noneMatch(word -> word.startsWith("--config="))) {
            all.add("--config=config-samples/demo");
        }
        if (all.stream().noneMatch(word -> word.startsWith("--dunning.ledger.url"))) {
            all.add("--dunning.ledger.url=jdbc:h2:file:"
                    + folder.resolve("ledger").toAbsolutePath());
        }
        all.add("--dunning.erp-database.url=jdbc:h2:file:"
                + folder.resolve("erp").toAbsolutePath() + ";INIT=RUNSCRIPT FROM './config-samples/demo/erp.sql'");
        all.add("--dunning.mail.folder=" + folder.resolve("mails"));
        return Call.of(all.toArray(String[]::new));
    }
}
