package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dunning.inbox.Inbox;
import org.dunning.ledger.ErpMarks;
import org.dunning.ledger.Ledger;
import org.dunning.outbox.Approvals;
import org.dunning.outbox.DunningEnd;
import org.dunning.outbox.Suspects;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the agency's or the lawyer's stage the connector's own dunning of the debtor ends, by whatever channel it goes. */
class DunningEndTest extends WithChannels {

    private static final String FRIENDLY = "  - { stage: friendly, days-from-due: 1, days-to-pay: 7, level: 1 }";

    private Connector connector;

    @AfterEach
    void close() {
        connector.close();
    }

    /** Debtor D1 gets the friendly notice, and then what comes a month later. */
    private RunReport afterFriendly(String stage, String... settings) throws Exception {
        stages(FRIENDLY, stage);
        erp.item("FV-1", "D1", "100.00", 3).item("FV-2", "D2", "80.00", 3);
        erp.change(
                "update dunning_open_items set postal_address = 'Calle Mayor, 1, 28013 Madrid', phone = '+34 910 000 001'");
        connector = connector(settings);
        connector.run();
        erp.pay("FV-2");
        return connector.on(TODAY.plusDays(30)).run();
    }

    private RunReport approved(RunReport proposed) {
        connector
                .bean(Approvals.class)
                .approve(List.of(proposed.notices().get(0).number()), "Ana Ruiz", "last resort");
        return connector.run();
    }

    private List<String> blocks() {
        return rows(connector, "select kind || ' ' || reason from dunning_block where released_at is null");
    }

    @ParameterizedTest
    @CsvSource({
        "agency, mail, ''",
        "legal, letter, ''",
        "legal, registered-letter, ''",
        "agency, call, ''",
        "inkasso, mail, ', template: agency'",
        "last-call, mail, ', template: formal, ends-dunning: true'"
    })
    void theStageEndsOurOwnDunningAndSaysSoInTheErp(String stage, String channel, String more) throws Exception {
        RunReport proposed = afterFriendly("  - { stage: " + stage
                + ", days-from-due: 30, days-to-pay: 7, level: 2, approval: one-person, channels: [" + channel + "]"
                + more + " }");
        assertThat(proposed.notices()).singleElement().satisfies(notice -> assertThat(notice.stage())
                .isEqualTo(stage));
        assertThat(blocks()).as("nothing ends before it has left").isEmpty();
        RunReport sent = approved(proposed);

        assertThat(sent.alarms()).isEmpty();
        assertThat(channels(connector, "D1")).containsExactly("mail SENT", channel + " SENT");
        assertThat(blocks()).singleElement().asString().startsWith("STOP stage " + stage + ", notice ");
        assertThat(erp.noteTexts())
                .filteredOn(note -> note.contains("own dunning of this debtor ends with it"))
                .singleElement()
                .asString()
                .contains("stage " + stage);

        erp.item("FV-3", "D1", "50.00", 3).item("FV-4", "D2", "60.00", -20);
        RunReport later = connector.on(TODAY.plusDays(90)).run();
        assertThat(later.notices())
                .as("not even what is new, and everybody else goes on")
                .singleElement()
                .satisfies(notice -> assertThat(notice.debtor()).isEqualTo("D2"));
        assertThat(why(connector, "FV-3")).contains("STOPPED", "ended by connector: stage " + stage);
        assertThat(why(connector, "FV-1")).contains("ENDED by connector: the connector's own dunning");
        assertThat(rows(connector, "select kind || ' ' || detail from task where closed_at is null"))
                .anySatisfy(task -> assertThat(task).startsWith("LAST_STAGE dunning ended by connector: stage"));
    }

    @Test
    void anAnnouncementDoesNotEndIt() throws Exception {
        RunReport proposed = afterFriendly("  - { stage: agency, days-from-due: 30, days-to-pay: 7, level: 2,"
                + " approval: one-person, ends-dunning: false }");
        approved(proposed);

        assertThat(channels(connector, "D1")).containsExactly("mail SENT", "mail SENT");
        assertThat(blocks()).isEmpty();
        assertThat(erp.noteTexts()).noneMatch(note -> note.contains("own dunning of this debtor ends"));
    }

    @Test
    void aPersonLetsItGoOnWithAReasonThatTheErpIsTold() throws Exception {
        RunReport proposed = afterFriendly(
                "  - { stage: agency, days-from-due: 30, days-to-pay: 7, level: 2, approval: one-person }");
        approved(proposed);
        assertThat(connector.bean(ErpMarks.class).held("sql", "acme"))
                .as("what an ERP with a follow-up of its own is told to leave alone")
                .containsExactly("FV-1");
        erp.item("FV-3", "D1", "50.00", 3);
        var end = connector.bean(DunningEnd.class);

        assertThat(end.goOn("sql", "acme", "D1", "Ana Ruiz", "the agency gave it back"))
                .isEqualTo(1);
        assertThat(end.goOn("sql", "acme", "D1", "Ana Ruiz", "again")).isZero();
        assertThat(connector.bean(ErpMarks.class).held("sql", "acme")).isEmpty();
        RunReport later = connector.on(TODAY.plusDays(60)).run();

        assertThat(later.notices()).singleElement().satisfies(notice -> assertThat(notice.items())
                .contains("FV-3"));
        assertThat(erp.noteTexts())
                .anySatisfy(note -> assertThat(note).contains("says Ana Ruiz: the agency gave it back"));
        assertThat(why(connector, "FV-1"))
                .contains("RESUMED by Ana Ruiz: dunning of the debtor goes on, says Ana Ruiz: the agency gave it back");
        assertThat(blocks()).isEmpty();
    }

    @Test
    void itRestsWhileNobodyKnowsWhetherTheNoticeArrivedAndGoesOnWhenItDidNot() throws Exception {
        RunReport proposed = afterFriendly(
                "  - { stage: agency, days-from-due: 30, days-to-pay: 7, level: 2, approval: one-person }");
        connector
                .bean(Approvals.class)
                .approve(List.of(proposed.notices().get(0).number()), "Ana Ruiz", null);
        long notice = proposed.notices().get(0).number();
        // As a process leaves it that another machine takes over from.
        connector
                .bean(Ledger.class)
                .sql("update delivery set state = 'SENDING', owner = 'gone', attempts = 1 where notice_id = :notice")
                .param("notice", notice)
                .update();
        erp.item("FV-5", "D1", "70.00", "USD", 3);
        connector.run();
        assertThat(channels(connector, "D1")).containsExactly("mail SENT", "mail SUSPECT");
        assertThat(blocks()).hasSize(1);

        connector.bean(Suspects.class).resolve(List.of(notice), false, "Ana Ruiz", "not in the relay's log");
        assertThat(blocks()).isEmpty();
        connector.run();
        assertThat(channels(connector, "D1")).contains("mail SENT").doesNotContain("mail SUSPECT", "mail RETRY");
        assertThat(blocks()).hasSize(1);
    }

    @Test
    void aNoticeThatComesBackEndsNothing() throws Exception {
        RunReport proposed = afterFriendly("  - { stage: agency, days-from-due: 30, days-to-pay: 7, level: 2,"
                + " approval: one-person, channels: [mail, letter] }");
        approved(proposed);
        assertThat(blocks()).hasSize(1);
        String id = rows(connector, "select message_id from delivery order by id desc fetch first 1 rows only")
                .get(0);
        connector
                .bean(Inbox.class)
                .receive(WithMailbox.report(id, "5.1.1", "failed").getBytes(StandardCharsets.US_ASCII));

        assertThat(blocks()).isEmpty();
        assertThat(why(connector, "FV-1")).contains("RESUMED", "it did not arrive");
        RunReport again = connector.on(TODAY.plusDays(31)).run();
        approved(again);
        assertThat(channels(connector, "D1")).containsExactly("mail SENT", "mail BOUNCED", "letter SENT");
        assertThat(blocks()).hasSize(1);
    }
}
