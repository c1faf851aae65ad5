package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.ledger.Standing;
import org.dunning.ledger.Suppressions;
import org.junit.jupiter.api.Test;

/** Notices that came back: they do not count, and an address that takes no mail is used no more. */
class BouncesTest extends WithMailbox {

    private String newestMessageId() throws Exception {
        List<Path> mails = connector.mails();
        Matcher id = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)")
                .matcher(Files.readString(mails.get(mails.size() - 1), StandardCharsets.ISO_8859_1));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private List<String> outcomes() {
        return rows("select code from item_outcome where to_run is null");
    }

    @Test
    void anAddressThatDoesNotExistIsUsedNoMoreUntilTheErpHasAnotherOrAPersonReleasesIt() throws Exception {
        arrives(raw(report(newestMessageId(), "5.1.1", "failed")));
        assertThat(connector.bean(Standing.class).openTasks()).containsEntry("UNREACHABLE", 1L);
        assertThat(rows("select address || ' ' || reason from suppressed_address"))
                .containsExactly("d1@debtor.example BOUNCED");

        connector.on(TODAY.plusDays(1)).run();
        assertThat(erp.texts())
                .as("the ERP hears that what it holds as sent came back")
                .hasSize(2)
                .anySatisfy(note -> assertThat(note).contains("stage friendly"))
                .anySatisfy(note ->
                        assertThat(note).contains("came back (reply 1: bounce hard", "it does not count as sent"));
        assertThat(outcomes()).containsExactly("NO_CONTACT");
        assertThat(rows("select rule from item_outcome where to_run is null").get(0))
                .isEqualTo("its address d1@debtor.example is not used: its mails came back");

        erp.change("update dunning_open_items set email = 'new@debtor.example'");
        connector.on(TODAY.plusDays(2)).run();
        assertThat(
                        rows(
                                "select n.stage || ' ' || d.state || ' ' || d.address from delivery d join notice n on n.id = d.notice_id order by d.id"))
                .containsExactly("friendly BOUNCED d1@debtor.example", "friendly SENT new@debtor.example");
    }

    @Test
    void anAddressThatBecomesUnusableAfterTheProposalGetsNothing() throws Exception {
        erp.item("FV-2", "D2", "80.00", 3);
        connector.justBeforeTheRecheck(() ->
                connector.bean(Suppressions.class).suppress("D2@debtor.example", Suppressions.Reason.BOUNCED, "test"));
        connector.on(TODAY.plusDays(1)).run();

        assertThat(connector.mails()).hasSize(1);
        assertThat(rows("select state from delivery order by id")).containsExactly("SENT", "WITHDRAWN");
        assertThat(connector.bean(Suppressions.class).release("d2@debtor.example", "Ana"))
                .isTrue();
        connector.on(TODAY.plusDays(2)).run();
        assertThat(connector.mails()).hasSize(2);
    }

    @Test
    void aFullMailboxIsTriedAgainAndSuppressedAfterThreeTimes() throws Exception {
        for (int day = 1; day <= 3; day++) {
            arrives(raw(report(newestMessageId(), "5.2.2", "failed")));
            connector.on(TODAY.plusDays(day)).run();
        }

        assertThat(rows("select state from delivery order by id")).containsExactly("BOUNCED", "BOUNCED", "BOUNCED");
        assertThat(rows("select reason from suppressed_address")).containsExactly("FULL");
        assertThat(outcomes()).containsExactly("NO_CONTACT");
        assertThat(rows("select count(distinct message_id) from delivery")).containsExactly("3");
    }

    @Test
    void aRefusalForReasonsOfOursSuppressesNobody() throws Exception {
        arrives(raw(report(newestMessageId(), "5.7.1", "failed")));
        assertThat(connector.bean(Standing.class).openTasks()).containsEntry("UNREACHABLE", 1L);
        assertThat(rows("select detail from task").get(0)).contains("look at SPF, DKIM, DMARC");
        assertThat(rows("select address from suppressed_address")).isEmpty();
    }

    @Test
    void aDelayChangesNothing() throws Exception {
        arrives(raw(report(newestMessageId(), "4.4.1", "delayed")));
        assertThat(rows("select state from delivery")).containsExactly("SENT");
        assertThat(rows("select state from reply")).containsExactly("AUTOMATIC");
        assertThat(connector.bean(Standing.class).openTasks()).isEmpty();
    }

    @Test
    void whereOurMailsAreRefusedThreeTimesTheDebtorRestsAndItsAddressStaysInUse() throws Exception {
        for (int day = 1; day <= 3; day++) {
            assertThat(rows("select kind from dunning_block")).isEmpty();
            arrives(raw(report(newestMessageId(), "5.7.26", "failed")));
            connector.on(TODAY.plusDays(day)).run();
        }

        assertThat(rows("select state from delivery order by id")).containsExactly("BOUNCED", "BOUNCED", "BOUNCED");
        assertThat(rows("select kind || ' ' || reason from dunning_block"))
                .singleElement()
                .asString()
                .startsWith("BLOCK our mails are refused: notice 3 came back");
        assertThat(outcomes()).containsExactly("BLOCKED");
        assertThat(rows("select address from suppressed_address")).isEmpty();
        assertThat(rows("select kind from soft_bounce")).containsExactly("POLICY", "POLICY", "POLICY");
    }

    private void comesBackOn(int day, String status) throws Exception {
        connector.on(TODAY.plusDays(day));
        arrives(raw(report(newestMessageId(), status, "failed")));
    }

    @Test
    void whatCameBackTwoWeeksAgoCountsNoMore() throws Exception {
        comesBackOn(0, "5.2.2");
        connector.on(TODAY.plusDays(1)).run();
        comesBackOn(7, "5.2.2");
        connector.on(TODAY.plusDays(8)).run();
        comesBackOn(14, "5.2.2");
        assertThat(rows("select kind from soft_bounce")).hasSize(3);
        assertThat(rows("select reason from suppressed_address")).isEmpty();

        connector.on(TODAY.plusDays(15)).run();
        comesBackOn(20, "5.2.2");
        assertThat(rows("select reason from suppressed_address")).containsExactly("FULL");
    }

    @Test
    void refusalsAndFullMailboxesAreNotCountedTogether() throws Exception {
        comesBackOn(0, "5.2.2");
        connector.on(TODAY.plusDays(1)).run();
        comesBackOn(1, "5.7.1");
        connector.on(TODAY.plusDays(2)).run();
        comesBackOn(2, "5.2.2");

        assertThat(rows("select reason from suppressed_address")).isEmpty();
        assertThat(rows("select kind from dunning_block")).isEmpty();
    }
}
