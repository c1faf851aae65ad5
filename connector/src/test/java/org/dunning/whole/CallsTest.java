package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dunning.outbox.ChannelDesk;
import org.dunning.outbox.ChannelDesk.CallOutcome;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call, from the sheet of whoever makes it to the note in an ERP that knows no activities. */
class CallsTest extends WithChannels {

    private Connector connector;
    private long notice;

    @BeforeEach
    void aSheet() throws Exception {
        stages("  - { stage: firm, days-from-due: 10, days-to-pay: 7, level: 1, channels: [call, letter] }");
        erp.item("FV-1", "D1", "100.00", 20);
        reach("D1", "Calle Mayor, 1\n28013 Madrid", "0034 910 000 001", false);
        connector = connector();
        RunReport report = connector.run();
        notice = report.notices().get(0).number();
    }

    @AfterEach
    void close() {
        connector.close();
    }

    private List<String> tasks() {
        return rows(connector, "select detail from task where kind = 'CALL' and closed_at is null order by id");
    }

    @Test
    void theSheetSaysWhomToCallAboutWhatInWhichWordsAndHowItMayEnd() throws Exception {
        Path sheet = files("calls").stream()
                .filter(file -> file.toString().endsWith(".txt"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(sheet))
                .startsWith("CALL +34910000001\nDebtor D1 (D1), 100.00 EUR, notice " + notice)
                .contains(
                        "FV-1",
                        "Debtor D1",
                        "¿Qué día podemos contar con su pago de 100,00 EUR?",
                        "No está conforme: ¿con qué documento y por qué?",
                        "called " + notice + " --outcome promised|reached|disputed|call-back|no-answer|wrong-number")
                .doesNotContain("este mensaje", "http", "Atentamente");
        assertThat(Files.readString(folder.resolve("calls/manifest.csv")))
                .contains("\"" + sheet.getFileName() + "\"", "+34910000001");
        assertThat(tasks())
                .singleElement()
                .asString()
                .contains("call about notice " + notice, sheet.getFileName().toString());
        assertThat(erp.noteTexts()).singleElement().asString().contains("stage firm", "a person was asked to call");
    }

    @ParameterizedTest
    @CsvSource({
        "reached, SENT, false",
        "promised, SENT, false",
        "disputed, SENT, false",
        "call-back, SENT, true",
        "no-answer, BOUNCED, false",
        "wrong-number, BOUNCED, false"
    })
    void eachOutcomeIsKeptNotedInTheErpAndFollowed(String outcome, String state, boolean taskStays) {
        var desk = connector.bean(ChannelDesk.class);
        assertThat(desk.called(notice, CallOutcome.of(outcome).orElseThrow(), "Ana Ruiz", "pays on Friday")
                        .message())
                .isEqualTo("notice " + notice + " (firm, 100.00 EUR): call noted: " + outcome);

        assertThat(channels(connector, "D1")).containsExactly("call " + state);
        assertThat(tasks()).hasSize(taskStays ? 1 : 0);
        assertThat(rows(connector, "select outcome || ' ' || person || ' ' || note from call_outcome"))
                .containsExactly(
                        outcome.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + " Ana Ruiz pays on Friday");
        assertThat(why(connector, "FV-1")).contains("CALLED by Ana Ruiz: call: " + outcome + ", pays on Friday");

        connector.on(TODAY.plusDays(1)).run();
        assertThat(erp.noteTexts())
                .anySatisfy(note -> assertThat(note).contains("call: " + outcome + ", pays on Friday (Ana Ruiz)"));
        assertThat(channels(connector, "D1"))
                .as("nobody was reached: the next channel takes over")
                .hasSize(state.equals("BOUNCED") ? 2 : 1);
    }

    @Test
    void aCallThatIsNoneIsRefusedInWords() {
        var desk = connector.bean(ChannelDesk.class);

        assertThat(CallOutcome.of("busy")).isEmpty();
        assertThat(CallOutcome.unknown("busy")).contains("no outcome 'busy'; there are promised");
        assertThat(desk.called(99, CallOutcome.REACHED, "Ana", null).message()).isEqualTo("there is no notice 99");
        assertThat(desk.called(notice, CallOutcome.CALL_BACK, "Ana", null).done())
                .isTrue();
        assertThat(desk.called(notice, CallOutcome.NO_ANSWER, "Ana", null).done())
                .isTrue();
        assertThat(desk.called(notice, CallOutcome.REACHED, "Ana", null).message())
                .isEqualTo("notice " + notice + " is BOUNCED by call, not SENT by call");
    }

    @Test
    void eachNoticeHasATaskOfItsOwnAndAnotherThatFailsLeavesIt() throws Exception {
        erp.item("FV-USD", "D1", "50.00", "USD", 20);
        reach("D1", "Calle Mayor, 1\n28013 Madrid", "0034 910 000 001", false);
        Path before = Files.move(folder.resolve("calls"), folder.resolve("calls-before"));
        Path inTheWay = Files.writeString(folder.resolve("calls"), "a file where the folder belongs");
        connector.on(TODAY.plusDays(8)).run();

        assertThat(channels(connector, "D1")).containsExactly("call SENT", "call RETRY");
        assertThat(tasks())
                .as("nobody can call by a sheet that is not there")
                .singleElement()
                .asString()
                .startsWith("call about notice " + notice + ", 100.00 EUR");

        Files.delete(inTheWay);
        Files.move(before, folder.resolve("calls"));
        connector.at("2026-11-28T15:00:00Z").run();
        assertThat(channels(connector, "D1")).containsExactly("call SENT", "call SENT");
        assertThat(tasks()).hasSize(2).last().asString().contains("50.00 USD");

        connector.bean(ChannelDesk.class).called(notice, CallOutcome.REACHED, "Ana Ruiz", null);
        assertThat(tasks()).singleElement().asString().contains("50.00 USD");

        erp.pay("FV-USD");
        connector.on(TODAY.plusDays(9)).run();
        assertThat(tasks()).isEmpty();
    }
}
