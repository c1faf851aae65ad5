package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunning.DunningApplication;
import org.dunning.check.DunningCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** {@code check} with config-samples/sap-s4, as an administrator calls it. */
class SapCheckTest {

    @TempDir
    Path folder;

    @Test
    void connectingTellsWhatEachChoiceLacks() {
        try (var sap = new SapPeer()) {
            String said = check(
                    1,
                    "--connect",
                    "--dunning.erp-api.url=" + sap.url(),
                    "--dunning.erp-api.username=" + SapPeer.USER,
                    "--dunning.erp-api.password=" + SapPeer.PASSWORD,
                    "--dunning.sap.write-back.contact-history=custom-object",
                    "--dunning.sap.write-back.contact-set=YY1_OTHER",
                    "--dunning.sap.write-back.dunning-state=account");

            assertThat(said)
                    .contains("erp-open-items", "dunning-state", "contact-history")
                    .contains("no: the service of YY1_OTHER lacks YY1_OTHER; see config-samples/sap-s4")
                    .doesNotContain(SapPeer.PASSWORD);
        }
    }

    @Test
    void atTheStartOfServeEachServiceIsAskedWhatItOffers() {
        try (var sap = new SapPeer();
                var proxy = new FaultProxy(sap.url());
                var serving = SampleRun.s4(
                        proxy.url(),
                        folder,
                        "ledger",
                        "--dunning.serving=true",
                        "--dunning.sap.write-back.contact-history=custom-object")) {
            await().until(() -> proxy.count("$metadata") == 3);
            assertThat(serving.bean(SapStart.class)).isNotNull();
        }
        assertThat(SapStart.lacking(
                        Map.of("erp-document", "no: none", "promises", "no: it lacks a field", "mail", "yes")))
                .containsExactly("promises no: it lacks a field");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aFieldThatTheCustomObjectLacksIsToldAtTheStartOfServe(CapturedOutput output) {
        try (var sap = new SapPeer();
                var proxy = new FaultProxy(sap.url())) {
            proxy.rewriting = text -> text.replace("\"PromisedDate\"", "\"Somewhen\"");
            try (var serving = SampleRun.s4(
                    proxy.url(),
                    folder,
                    "ledger",
                    "--dunning.serving=true",
                    "--dunning.sap.write-back.promises=custom-object")) {
                assertThat(serving.bean(SapStart.class)).isNotNull();
                await().untilAsserted(() -> assertThat(output.getErr())
                        .contains("SAP, asked at the start: promises no: the service of YY1_DUNNINGCONTACT lacks"
                                + " PromisedDate; see config-samples/sap-s4; check --connect tells all"));
            }
        }
        // What is there is no news.
        assertThat(output.getErr()).doesNotContain("erp-open-items").doesNotContain("erp-document");
    }

    /** What a customer pastes has all that is written. */
    @Test
    void theDefinitionsInTheSampleHaveEveryFieldOfAContact() throws Exception {
        String readme = Files.readString(Path.of("config-samples/sap-s4/README.md"));
        for (String field : SapContacts.FIELDS) {
            assertThat(readme)
                    .containsPattern(" as " + field + ",?\\n")
                    .containsPattern("\\n    " + field + " += " + field.toLowerCase(Locale.ROOT) + ";")
                    .containsPattern("\\n +(key )?" + field.toLowerCase(Locale.ROOT) + " +: ");
        }
    }

    @Test
    void twoOwnersOfALevelAreToldBeforeAnythingIsAsked() {
        assertThat(check(1, "--dunning.sap.dunning-owner=sap", "--dunning.sap.write-back.dunning-state=account"))
                .contains("two must not raise the same levels");
    }

    private String check(int expected, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("check", "--config", "config-samples/sap-s4"));
        arguments.add("--dunning.ledger.url=jdbc:h2:file:" + folder.resolve("ledger"));
        arguments.add("--dunning.mail.folder=" + folder.resolve("mail"));
        arguments.addAll(List.of(settings));
        PrintStream out = System.out;
        PrintStream err = System.err;
        var said = new ByteArrayOutputStream();
        try (var stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            assertThat(DunningCommand.execute(DunningApplication.class, arguments.toArray(String[]::new)))
                    .isEqualTo(expected);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
