package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.dunning.inbox.Mailbox;
import org.dunning.ledger.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Two processes on one PostgreSQL look into one mailbox at once: each mail is taken by one of them, and nobody sees an error. */
@ExtendWith(OutputCaptureExtension.class)
class TwoLooksTest extends WithWatchedReplies {

    @RegisterExtension
    static final PostgresLedgers POSTGRES = new PostgresLedgers();

    private Connector other;

    @Override
    String ledgerUrl() {
        return POSTGRES.url();
    }

    @BeforeEach
    void startAnother() {
        other = start("dunning.run.mode=propose").on(TODAY);
    }

    @AfterEach
    void stopTheOther() {
        other.close();
    }

    private void delivers(String text) throws Exception {
        mailbox.deliver(mail("d1@debtor.example", "In-Reply-To: " + messageId() + "\n", text));
    }

    private static void look(Connector connector) {
        connector.bean(ProducerTemplate.class).requestBody("direct:read-replies", "");
    }

    /** Waits until a process waits in the database for what another one has not committed. */
    private void oneWaitsForTheOther() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        // Asked outside the transaction of the first one, within which the view does not change.
        while (other.bean(Ledger.class)
                .sql("select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                        + " and query like 'insert into reply %'")
                .query(Long.class)
                .list()
                .isEmpty()) {
            assertThat(System.nanoTime() - until)
                    .as("the other one comes to the same mail")
                    .isNegative();
            Thread.onSpinWait();
        }
    }

    private void nothingWasSaidOfIt(CapturedOutput output) {
        // What the mail server of the test and Camel's JMX say of themselves is not ours.
        assertThat(output.getAll())
                .doesNotContainPattern("(WARN|ERROR) +(o\\.d\\.|o\\.a\\.c\\.p|o\\.s\\.)")
                .doesNotContain("could not be taken", "DuplicateKey");
    }

    @Test
    void whoComesSecondToAMailWaitsAndThenLeavesItToTheFirst(CapturedOutput output) throws Exception {
        delivers("Os pago el viernes 11 de diciembre sin falta.");
        var second = new ArrayList<CompletableFuture<Void>>();
        beforeTheNextCommit(() -> {
            second.add(CompletableFuture.runAsync(() -> look(other)));
            oneWaitsForTheOther();
        });
        look();
        second.get(0).get();

        assertThat(rows("select intent || ' ' || state from reply")).containsExactly("promise APPLIED");
        assertThat(rows("select state from promise")).containsExactly("OPEN");
        assertThat(rows("select event from contact_history where event = 'REPLY'"))
                .hasSize(1);
        assertThat(unread()).isZero();
        nothingWasSaidOfIt(output);

        connector.on(TODAY.plusDays(1)).run();
        assertThat(erp.noteKeys().stream().map(key -> key.substring(0, 4)))
                .containsExactlyInAnyOrder("dun-", "rep-", "prm-");
    }

    @Test
    void manyMailsGiveOneReplyAndOneConsequenceEach(CapturedOutput output) throws Exception {
        for (int mail = 1; mail <= 8; mail++) {
            delivers("Os pago el viernes 11 de diciembre sin falta. (" + mail + ")");
            delivers("¿Me podéis enviar el extracto número " + mail + "?");
        }
        delivers("No estamos de acuerdo: la mercancía llegó rota.");
        mailbox.deliver(raw(report(messageId(), "5.1.1", "failed")));
        var start = new CyclicBarrier(2);
        List<CompletableFuture<Void>> looks = List.of(connector, other).stream()
                .map(process -> CompletableFuture.runAsync(() -> {
                    try {
                        start.await();
                        process.bean(Mailbox.class).read();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        for (CompletableFuture<Void> one : looks) {
            one.get();
        }
        look(connector);

        assertThat(rows("select intent from reply group by intent order by 1"))
                .containsExactly("bounce_hard", "dispute", "promise", "query");
        assertThat(rows("select message_id from reply")).hasSize(18).doesNotHaveDuplicates();
        assertThat(rows("select cast(reply_id as varchar(9)) from promise"))
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(rows("select state from promise where state = 'OPEN'")).hasSize(1);
        assertThat(rows("select detail from contact_history where event = 'REPLY'"))
                .hasSize(18)
                .doesNotHaveDuplicates();
        assertThat(rows("select natural_key from write_back where natural_key like 'rep-%'"))
                .hasSize(18)
                .doesNotHaveDuplicates();
        assertThat(rows("select state from delivery")).containsExactly("BOUNCED");
        assertThat(rows("select address from suppressed_address")).hasSize(1);
        assertThat(unread()).isZero();
        nothingWasSaidOfIt(output);
    }
}
