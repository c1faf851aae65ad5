package org.dunning.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dunning.receivable.Channel;
import org.dunning.run.CompanyRun;

/**
 * Pages through what a run may send, in batches of at most 200 items (one notice at least): first what was never tried,
 * so that a notice which is refused again and again holds nobody up; the most urgent first. A notice whose turn has not
 * come (dunning.mail.pace) lets the others pass; nothing is claimed while it waits. What is approved in the meantime
 * leaves with the next dispatch.
 */
final class Batches implements Iterator<SendBatch> {

    private static final int ITEMS_A_BATCH = 200;
    private static final int NOTICES_A_PAGE = 200;

    /** Of what was never tried, and of what was. */
    private static final int ORDERS = 2;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final NoticeStore store;
    private final CompanyRun run;
    private final Pace pace;
    private final Clock clock;
    private final BooleanSupplier mayGoOn;
    private final Predicate<StoredNotice> mayLeave;
    private final Consumer<StoredNotice> awaitRoom;

    private final Deque<StoredNotice> page = new ArrayDeque<>();
    private final Map<String, Deque<Long>> waiting = new LinkedHashMap<>();
    private Iterator<Long> order = Collections.emptyIterator();
    private int ordersRead;
    private Duration waited = Duration.ZERO;
    private boolean promised;

    /**
     * @param mayLeave false for a notice that stays until a later run
     * @param awaitRoom waits until few enough of the batches before are left for one that begins with this notice
     */
    Batches(
            NoticeStore store,
            CompanyRun run,
            Pace pace,
            Clock clock,
            BooleanSupplier mayGoOn,
            Predicate<StoredNotice> mayLeave,
            Consumer<StoredNotice> awaitRoom) {
        this.store = store;
        this.run = run;
        this.pace = pace;
        this.clock = clock;
        this.mayGoOn = mayGoOn;
        this.mayLeave = mayLeave;
        this.awaitRoom = awaitRoom;
    }

    /** Once promised, the next batch comes, though it may be empty by then: the splitter would take its absence for the end of all. */
    @Override
    public boolean hasNext() {
        promised = promised || isMore();
        return promised;
    }

    private boolean isMore() {
        if (!mayGoOn.getAsBoolean()) {
            return false;
        }
        if (!isFilled() && !waiting.isEmpty() && !isPatient()) {
            leave();
        }
        return isFilled() || !waiting.isEmpty();
    }

    /** The next batch; an empty one when all that is left has to wait for longer than a run waits, or may not leave any more. */
    @Override
    public SendBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        promised = false;
        if (!mayGoOn.getAsBoolean()) {
            return new SendBatch(List.of());
        }
        List<StoredNotice> batch = gather();
        while (batch.isEmpty() && (isFilled() || !waiting.isEmpty()) && mayGoOn.getAsBoolean()) {
            if (!isPatient()) {
                leave();
                break;
            }
            lookAgainLater();
            batch = gather();
        }
        return new SendBatch(batch);
    }

    private List<StoredNotice> gather() {
        List<StoredNotice> batch = new ArrayList<>();
        int items = 0;
        while (pace.relayIsFree() && (!page.isEmpty() || isTurnOfWaiting() || isFilled())) {
            StoredNotice notice = page.getFirst();
            if (batch.isEmpty()) {
                awaitRoom.accept(notice);
            }
            if (!batch.isEmpty() && (items + notice.lines().size() > ITEMS_A_BATCH || isTriedAfter(batch, notice))) {
                break;
            }
            page.removeFirst();
            if (!mayLeave.test(notice)) {
                continue;
            }
            if (notice.channel() != Channel.MAIL || pace.take(notice.address())) {
                items += notice.lines().size();
                batch.add(notice);
            } else {
                waitingFor(notice).addLast(notice.number());
            }
        }
        return batch;
    }

    /** What is in one batch leaves in any order; what was refused before must not leave before the others. */
    private static boolean isTriedAfter(List<StoredNotice> untried, StoredNotice notice) {
        return notice.attempts() > 0 && untried.get(0).attempts() == 0;
    }

    /** Reads the next page when there is none. */
    private boolean isFilled() {
        while (page.isEmpty() && (order.hasNext() || ordersRead < ORDERS)) {
            if (!order.hasNext()) {
                order = store.inOrder(run, now(), ordersRead > 0).iterator();
                ordersRead++;
            }
            List<Long> next = new ArrayList<>();
            while (order.hasNext() && next.size() < NOTICES_A_PAGE) {
                next.add(order.next());
            }
            page.addAll(store.sendable(run, now(), next));
        }
        return !page.isEmpty();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Those of the waiting whose turn it is, as they are by now. */
    private boolean isTurnOfWaiting() {
        List<Long> some = new ArrayList<>();
        waiting.forEach((domain, numbers) -> {
            while (!numbers.isEmpty() && some.size() < NOTICES_A_PAGE && pace.isFree(domain)) {
                some.add(numbers.removeFirst());
            }
        });
        waiting.values().removeIf(Deque::isEmpty);
        page.addAll(store.sendable(run, now(), some));
        return !page.isEmpty();
    }

    private Deque<Long> waitingFor(StoredNotice notice) {
        return waiting.computeIfAbsent(Pace.domain(notice.address()), domain -> new ArrayDeque<>());
    }

    private boolean isPatient() {
        return waited.compareTo(pace.longestWait()) < 0;
    }

    /** What has been read may change while we wait: it is read again. */
    private void lookAgainLater() {
        while (!page.isEmpty()) {
            StoredNotice notice = page.removeLast();
            waitingFor(notice).addFirst(notice.number());
        }
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
            waited = waited.plus(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            waited = pace.longestWait();
        }
    }

    private void leave() {
        page.clear();
        waiting.clear();
        order = Collections.emptyIterator();
        ordersRead = ORDERS;
        run.tally()
                .alarm("the pace of dunning.mail.pace leaves notices over after a wait of " + waited.toSeconds()
                        + " s; they leave with the next dispatch or run");
    }
}
