package org.dunning.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunning.ledger.SetAsideRecord;
import org.jspecify.annotations.Nullable;

/** Counts what a company's run comes to, while it goes on; several threads add to it. */
public final class RunTally {

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final List<NoticeSummary> notices = new ArrayList<>();
    private final Map<String, Long> deliveries = new TreeMap<>();
    private final Map<String, Long> notes = new TreeMap<>();
    private final List<SetAsideRecord> setAside = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private final @Nullable Forecast forecast;
    private long sweepId;
    private boolean refused;
    private boolean sendingFailed;
    private boolean notesWait;
    private @Nullable String staleCash;

    public RunTally() {
        this(null);
    }

    RunTally(@Nullable Forecast forecast) {
        this.forecast = forecast;
    }

    /** Plays the coming days through; null unless the run looks ahead day by day. */
    @Nullable
    Forecast forecast() {
        return forecast;
    }

    public synchronized void count(Outcome outcome, long items) {
        if (items > 0) {
            outcomes.merge(outcome, items, Long::sum);
        }
    }

    public synchronized void proposed(NoticeSummary notice) {
        notices.add(notice);
    }

    /** One delivery reached this state in this run. */
    public synchronized void delivered(String state) {
        deliveries.merge(state, 1L, Long::sum);
    }

    /** One contact note got this answer of the ERP in this run. */
    public synchronized void noted(String status) {
        notes.merge(status, 1L, Long::sum);
    }

    public synchronized Map<String, Long> notes() {
        return new TreeMap<>(notes);
    }

    /** The ERP could not be asked: what is left is noted later. */
    public synchronized void notesWait(String message) {
        notesWait = true;
        alarm(message);
    }

    public synchronized boolean notesWait() {
        return notesWait;
    }

    /** Something a person should look at; it does not end the run. */
    public synchronized void alarm(String message) {
        if (!alarms.contains(message)) {
            alarms.add(message);
        }
    }

    /** The mail server refused us or could not be reached: what is left goes out with a later run. */
    public synchronized void sendingFailed(String message) {
        sendingFailed = true;
        alarm(message);
    }

    synchronized boolean sendingFailed() {
        return sendingFailed;
    }

    synchronized void sweep(long id) {
        sweepId = id;
    }

    synchronized void setAside(List<SetAsideRecord> records) {
        setAside.addAll(records);
    }

    /** The run could not be done; nothing was sent. */
    synchronized void refuse(@Nullable String reason) {
        refused = true;
        alarm(reason == null ? "refused" : reason);
    }

    /** Nobody can know who has paid: the run decides everything and sends nothing. */
    synchronized void staleCash(@Nullable String reason) {
        staleCash = reason;
        if (reason != null) {
            alarm(reason);
        }
    }

    /** Why nobody can know who has paid; null when the bank entries are fresh. */
    public synchronized @Nullable String staleCash() {
        return staleCash;
    }

    /** The sweep the run decides by. */
    public synchronized long sweepId() {
        return sweepId;
    }

    public synchronized boolean refused() {
        return refused;
    }

    public synchronized Map<Outcome, Long> outcomes() {
        return new EnumMap<>(outcomes);
    }

    public synchronized List<NoticeSummary> notices() {
        return List.copyOf(notices);
    }

    public synchronized Map<String, Long> deliveries() {
        return new TreeMap<>(deliveries);
    }

    synchronized List<SetAsideRecord> setAside() {
        return List.copyOf(setAside);
    }

    public synchronized List<String> alarms() {
        return List.copyOf(alarms);
    }
}
