package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.dunning.inbox.Mailbox;
import org.junit.jupiter.api.Test;

/** The ledger's commit decides what was read: a mail whose reply could not be committed stays new in its mailbox. */
class UncommittedRepliesTest extends WithWatchedReplies {

    private static final String PROMISE = "Os pago el viernes 11 de diciembre sin falta.";

    private static void fail() {
        throw new UncheckedIOException(new IOException("no space left on device"));
    }

    @Test
    void aMailThatCouldNotBeCommittedStaysUnseenAndIsReadAgainOnce() throws Exception {
        beforeEachCommit(UncommittedRepliesTest::fail);
        answers(PROMISE);
        look();
        assertThat(unread()).isEqualTo(1);
        assertThat(rows("select state from reply")).isEmpty();
        assertThat(rows("select state from promise")).isEmpty();
        assertThat(rows("select event from contact_history where event = 'REPLY'"))
                .isEmpty();

        nothingHappensBeforeACommit();
        look();
        look();
        assertThat(unread()).isZero();
        assertThat(rows("select intent || ' ' || state from reply")).containsExactly("promise APPLIED");
        assertThat(rows("select state from promise")).containsExactly("OPEN");
        assertThat(rows("select event from contact_history where event = 'REPLY'"))
                .hasSize(1);
    }

    @Test
    void theMailsAfterItAreTakenInTheSameLook() throws Exception {
        beforeTheNextCommit(UncommittedRepliesTest::fail);
        mailbox.deliver(mail("d1@debtor.example", "In-Reply-To: " + messageId() + "\n", PROMISE));
        arrives(mail("d1@debtor.example", "In-Reply-To: " + messageId() + "\n", "Recibido, lo miro y te digo."));
        assertThat(rows("select intent from reply")).containsExactly("other");
        assertThat(unread()).isEqualTo(1);

        look();
        assertThat(rows("select intent from reply order by id")).containsExactly("other", "promise");
        assertThat(unread()).isZero();
    }

    @Test
    void aLookThatTakesLongerThanTheScheduleIsNotOvertakenByTheNextOne() throws Exception {
        var committing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        beforeEachCommit(() -> {
            committing.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        mailbox.deliver(mail("d1@debtor.example", "In-Reply-To: " + messageId() + "\n", PROMISE));
        var first = CompletableFuture.runAsync(this::look);
        committing.await();
        try {
            assertThat(connector.bean(Mailbox.class).read()).isZero();
        } finally {
            goOn.countDown();
        }
        first.get();

        assertThat(rows("select state from reply")).containsExactly("APPLIED");
        assertThat(unread()).isZero();
    }

    @Test
    void whetherTheMailboxCanBeReadIsTriedWithoutReadingIt() throws Exception {
        mailbox.deliver(mail("d1@debtor.example", "In-Reply-To: " + messageId() + "\n", PROMISE));
        assertThat(connector.bean(Mailbox.class).tried()).isEqualTo("yes");
        assertThat(unread()).isEqualTo(1);

        connector.close();
        connector = start("dunning.inbox.password=wrong").on(TODAY);
        assertThat(connector.bean(Mailbox.class).tried()).startsWith("no: ").doesNotContain("wrong");
    }
}
