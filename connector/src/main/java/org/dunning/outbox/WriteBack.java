package org.dunning.outbox;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.ledger.HeldItems;
import org.dunning.ledger.OpenCalls;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackQueue;
import org.dunning.ledger.WriteBackResult;
import org.dunning.run.Causes;
import org.dunning.run.CompanyRun;
import org.dunning.run.RunTally;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The steps by which the route {@code write-back} notes contacts in the ERP. */
@Component
public class WriteBack {

    private final WriteBackQueue queue;
    private final OpenCalls calls;
    private final ObjectProvider<HeldItems> heldItems;
    private final ThreadPoolExecutor notesThread;

    WriteBack(
            WriteBackQueue queue,
            OpenCalls calls,
            ObjectProvider<HeldItems> heldItems,
            ThreadPoolExecutor notesThread) {
        this.queue = queue;
        this.calls = calls;
        this.heldItems = heldItems;
        this.notesThread = notesThread;
    }

    /** Batches of at most 100 entries. The splitter looks ahead, so each batch begins after the one before. */
    public Iterator<List<WriteBackEntry>> batches(@ExchangeProperty("run") CompanyRun run) {
        mirrorHolds(run);
        calls.endSettled(run.source(), run.company(), run.on());
        queue.queueContacts(run.source(), run.company());
        return due(run, 1);
    }

    /** Whether a full batch was sent that could be noted now; not while one is, nor once the ERP could not be asked. */
    public boolean isFullBatchSent(@ExchangeProperty("run") CompanyRun run) {
        RunTally tally = run.tally();
        long sent = tally.deliveries().getOrDefault(DeliveryState.SENT.name(), 0L);
        long noted = tally.notes().values().stream().mapToLong(Long::longValue).sum();
        return sent - noted >= WriteBackQueue.BATCH
                && !tally.notesWait()
                && notesThread.getActiveCount() == 0
                && notesThread.getQueue().isEmpty();
    }

    /** Full batches of what was sent so far; no more once the ERP could not be asked, so that the run ends sooner. */
    public Iterator<List<WriteBackEntry>> fullBatches(@ExchangeProperty("run") CompanyRun run) {
        queue.queueContacts(run.source(), run.company());
        return due(run, WriteBackQueue.BATCH);
    }

    /** What goes wrong with the ledger while notices go out; {@code write-back} tries again at the end. */
    public void meanwhileFailed(
            @ExchangeProperty("run") CompanyRun run, @ExchangeProperty("CamelExceptionCaught") Exception problem) {
        run.tally()
                .alarm("contact notes could not be written while notices went out; they are tried again at the end: "
                        + Causes.inWords(problem));
    }

    /** What was begun while notices went out ends first: two batches of notes are never written at the same time. */
    public void awaitMeanwhile() throws InterruptedException, ExecutionException {
        notesThread.submit(() -> {}).get();
    }

    private Iterator<List<WriteBackEntry>> due(CompanyRun run, int least) {
        return new Iterator<>() {
            private List<WriteBackEntry> next = after(0);

            private List<WriteBackEntry> after(long id) {
                return least > 1 && run.tally().notesWait()
                        ? List.of()
                        : queue.due(run.source(), run.company(), id, least);
            }

            @Override
            public boolean hasNext() {
                return !next.isEmpty();
            }

            @Override
            public List<WriteBackEntry> next() {
                if (next.isEmpty()) {
                    throw new NoSuchElementException();
                }
                List<WriteBackEntry> batch = next;
                next = after(batch.get(batch.size() - 1).id());
                return batch;
            }
        };
    }

    /** Where an ERP keeps such items itself; failing, it is tried by the next run, and no note waits for it. */
    private void mirrorHolds(CompanyRun run) {
        try {
            heldItems.ifAvailable(items -> items.mirror(run.source(), run.company()));
        } catch (RuntimeException e) {
            run.tally().alarm("the ERP could not be told which items are promised or disputed: " + Causes.inWords(e));
        }
    }

    /** Notes the ERP's answer for each entry; one it did not answer for is asked again later. */
    public void settle(
            @Body List<WriteBackResult> results,
            @ExchangeProperty("entries") List<WriteBackEntry> entries,
            @ExchangeProperty("run") CompanyRun run) {
        queue.settled(results);
        List<String> answered =
                results.stream().map(WriteBackResult::naturalKey).toList();
        queue.postpone(
                entries.stream()
                        .filter(entry -> !answered.contains(entry.naturalKey()))
                        .toList(),
                "the ERP did not answer for it");
        results.stream()
                .filter(result -> result.status() == WriteBackResult.Status.REJECTED)
                .findFirst()
                .ifPresent(result -> run.tally().alarm("the ERP rejected a contact note: " + result.reason()));
        results.forEach(result -> run.tally().noted(result.status().name()));
    }

    /** The ERP could not be asked: all entries are tried again later, and none is lost. */
    public void failed(
            @ExchangeProperty("entries") List<WriteBackEntry> entries,
            @ExchangeProperty("run") CompanyRun run,
            @ExchangeProperty("CamelExceptionCaught") Exception problem) {
        queue.postpone(entries, Causes.inWords(problem));
        run.tally()
                .notesWait(entries.size() + " contact notes wait because the ERP could not be asked: "
                        + Causes.inWords(problem));
    }
}
