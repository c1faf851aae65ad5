package org.dunning.admin;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers every question, and knows a debtor with an ugly name. */
class FakeDesk implements Desk {

    static final String UGLY_NAME = "<img src=x onerror=alert(1)>";

    @Override
    public String runNow(Person by) {
        return "started by " + by.name();
    }

    @Override
    public String propose(Person by) {
        return "proposed by " + by.name();
    }

    @Override
    public String pauseSending(Person by, String reason, @Nullable LocalDate until) {
        return "paused by " + by.name();
    }

    @Override
    public String resumeSending(Person by) {
        return "resumed by " + by.name();
    }

    @Override
    public String holdDebtor(Person by, String company, String debtorNo, String reason, @Nullable LocalDate until) {
        return debtorNo + " held by " + by.name();
    }

    @Override
    public String releaseDebtor(Person by, String company, String debtorNo) {
        return debtorNo + " released by " + by.name();
    }

    @Override
    public String approve(Person by, long notice, String reason) {
        return notice + " approved by " + by.name();
    }

    @Override
    public String decline(Person by, long notice, String reason) {
        return notice + " declined by " + by.name();
    }

    @Override
    public String why(Person by, String document) {
        return document + " of " + UGLY_NAME;
    }

    @Override
    public String lastRun(Person by) {
        return "no run yet";
    }

    @Override
    public Map<String, Object> status(Person by) {
        return Map.of("user", by.name());
    }

    @Override
    public Condition condition() {
        return new Condition(Map.of("sending", "paused"), null);
    }
}
