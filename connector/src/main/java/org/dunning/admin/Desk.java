package org.dunning.admin;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the console asks of the connector, in words for a person. */
interface Desk {

    String runNow(Person by);

    String propose(Person by);

    String pauseSending(Person by, String reason, @Nullable LocalDate until);

    String resumeSending(Person by);

    String holdDebtor(Person by, String company, String debtorNo, String reason, @Nullable LocalDate until);

    String releaseDebtor(Person by, String company, String debtorNo);

    String approve(Person by, long notice, String reason);

    String decline(Person by, long notice, String reason);

    String why(Person by, String document);

    String lastRun(Person by);

    Map<String, Object> status(Person by);

    /** For health: counts and dates only, nothing of a debtor. */
    Condition condition();

    /** @param wrong why the service is not doing its work, in a sentence; null when it is */
    record Condition(Map<String, Object> details, @Nullable String wrong) {}
}
