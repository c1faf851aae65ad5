package org.dunning.whole;

import java.time.Clock;
import java.util.function.BiConsumer;
import org.dunning.faults.WatchedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.springframework.context.support.GenericApplicationContext;

/** A mailbox whose test does something just before a reply is committed to the ledger. */
abstract class WithWatchedReplies extends WithMailbox {

    private static final Runnable NOTHING = () -> {};

    private volatile Runnable beforeCommit = NOTHING;

    @Override
    BiConsumer<GenericApplicationContext, Clock> parts() {
        return (beans, clock) -> beans.getBeanFactory().addBeanPostProcessor(WatchedDatabase.everyPool(effect -> {
            if (effect.contains("commit of insert into reply")) {
                beforeCommit.run();
            }
        }));
    }

    @AfterEach
    void nothingHappensBeforeACommit() {
        beforeCommit = NOTHING;
    }

    void beforeEachCommit(Runnable what) {
        beforeCommit = what;
    }

    void beforeTheNextCommit(Runnable what) {
        beforeCommit = () -> {
            beforeCommit = NOTHING;
            what.run();
        };
    }
}
