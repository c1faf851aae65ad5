package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More notices than one batch takes: the ERP is asked and told while they go out, and not more often for that. */
class WhileOthersGoOutTest {

    private static final int NOTICES = 250;

    @TempDir
    Path folder;

    private Connector connector;
    private SmallErp erp;

    private final List<Integer> written = new CopyOnWriteArrayList<>();
    private final CountDownLatch askedTwice = new CountDownLatch(2);
    private final CountDownLatch told = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        erp = new SmallErp(folder);
        for (int i = 0; i < NOTICES; i++) {
            erp.item("A-" + i, "D" + i, "100.00", 3);
        }
        connector = new Connector(folder, erp, "jdbc:h2:file:" + folder.resolve("ledger"));
        before("erp-recheck", exchange -> askedTwice.countDown());
        before("erp-write-back", exchange -> {
            written.add(exchange.getMessage().getBody(List.class).size());
            told.countDown();
        });
    }

    @AfterEach
    void stop() {
        connector.close();
    }

    @Test
    void theNextBatchIsCheckedInTheErpWhileOneGoesOut() throws Exception {
        var first = new AtomicInteger();
        var isOvertaken = new AtomicInteger();
        before("send-mail", exchange -> {
            if (first.getAndIncrement() == 0 && askedTwice.await(30, TimeUnit.SECONDS)) {
                isOvertaken.incrementAndGet();
            }
        });
        assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", (long) NOTICES));
        assertThat(isOvertaken).hasValue(1);
        assertThat(connector.mails()).hasSize(NOTICES);
    }

    @Test
    void whatIsSentIsNotedInFullBatchesWhileOthersGoOut() throws Exception {
        var sending = new AtomicInteger();
        var isToldBefore = new AtomicInteger();
        before("send-mail", exchange -> {
            if (sending.incrementAndGet() == NOTICES && told.await(30, TimeUnit.SECONDS)) {
                isToldBefore.incrementAndGet();
            }
        });
        assertThat(connector.run().notes()).isEqualTo(Map.of("WRITTEN", (long) NOTICES));
        assertThat(isToldBefore).hasValue(1);
        assertThat(written).containsExactly(100, 100, 50);
        assertThat(erp.notes()).hasSize(NOTICES);
    }

    @Test
    void noMailWaitsForTheErpToTakeItsNotesOneBatchAfterTheOther() throws Exception {
        var leaving = new CountDownLatch(NOTICES);
        var allLeftMeanwhile = new AtomicInteger();
        var atOnce = new AtomicInteger();
        var mostAtOnce = new AtomicInteger();
        before("send-mail", exchange -> leaving.countDown());
        before("erp-write-back", exchange -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            if (leaving.await(30, TimeUnit.SECONDS)) {
                allLeftMeanwhile.incrementAndGet();
            }
        });
        AdviceWith.adviceWith(connector.bean(CamelContext.class), "erp-write-back", advice -> advice.weaveAddLast()
                .process(exchange -> atOnce.decrementAndGet()));
        assertThat(connector.run().notes()).isEqualTo(Map.of("WRITTEN", (long) NOTICES));
        assertThat(allLeftMeanwhile).hasValue(3);
        assertThat(mostAtOnce).hasValue(1);
        assertThat(written).containsExactly(100, 100, 50);
    }

    @Test
    void whatFailsWhileNotesAreWrittenIsToldAndTriedAgainAtTheEnd() throws Exception {
        var times = new AtomicInteger();
        before("write-back-batch", exchange -> {
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("the disk is full");
            }
        });
        var report = connector.run();
        assertThat(report.alarms())
                .contains("acme: contact notes could not be written while notices went out; they are tried again at"
                        + " the end: the disk is full");
        assertThat(report.deliveries()).isEqualTo(Map.of("SENT", (long) NOTICES));
        assertThat(report.notes()).isEqualTo(Map.of("WRITTEN", (long) NOTICES));
        assertThat(erp.notes()).hasSize(NOTICES);
    }

    @Test
    void aRunWhoseSendingBreaksOffEndsAfterTheNotesThatWereBegun() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var batches = new AtomicInteger();
        before("send-batch", exchange -> {
            if (batches.incrementAndGet() == 2 && begun.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("broken off");
            }
        });
        before("write-back-batch", exchange -> begun.countDown());
        before("erp-write-back", exchange -> Thread.sleep(1000));
        AdviceWith.adviceWith(connector.bean(CamelContext.class), "erp-write-back", advice -> advice.weaveAddLast()
                .process(exchange -> ended.incrementAndGet()));
        assertThatThrownBy(connector::run).hasStackTraceContaining("broken off");
        assertThat(ended).hasValue(written.size()).hasPositiveValue();
    }

    @Test
    void anErpThatTakesNoNotesIsNotAskedAgainBeforeAllIsSent() throws Exception {
        var sent = new AtomicInteger();
        var sentAtTheSecondTime = new AtomicInteger();
        var times = new AtomicInteger();
        before("send-mail", exchange -> sent.incrementAndGet());
        before("erp-write-back", exchange -> {
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("closed for maintenance");
            }
            sentAtTheSecondTime.compareAndSet(0, sent.get());
        });
        var report = connector.run();
        assertThat(report.deliveries()).isEqualTo(Map.of("SENT", (long) NOTICES));
        assertThat(report.alarms()).anyMatch(alarm -> alarm.startsWith("acme: 100 contact notes wait"));
        assertThat(sentAtTheSecondTime).hasValue(NOTICES);
        assertThat(erp.notes()).hasSize(NOTICES - 100);

        assertThat(connector.on(SmallErp.TODAY.plusDays(1)).run().notes()).isEqualTo(Map.of("WRITTEN", 100L));
        assertThat(erp.notes()).hasSize(NOTICES);
    }

    private void before(String route, Processor step) throws Exception {
        AdviceWith.adviceWith(connector.bean(CamelContext.class), route, advice -> advice.weaveAddFirst()
                .process(step));
    }
}
