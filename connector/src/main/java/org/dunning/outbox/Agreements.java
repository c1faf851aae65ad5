package org.dunning.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who agreed to which notice, and until when that counts. */
@Component
class Agreements {

    private final Ledger ledger;
    private final Clock clock;

    Agreements(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** One more person agrees; an older agreement of the same person is replaced. */
    void add(long notice, String person, @Nullable String reason, int validDays) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        ledger.commit(() -> {
            ledger.batch(
                    "delete from notice_approval where notice_id = ? and person = ?",
                    List.<Object[]>of(new Object[] {notice, person}));
            ledger.batch(
                    "insert into notice_approval (notice_id, person, reason, approved_at, valid_until) values (?, ?, ?, ?, ?)",
                    List.<Object[]>of(new @Nullable Object[] {
                        notice, person, reason, clock.instant().atOffset(ZoneOffset.UTC), today.plusDays(validDays)
                    }));
        });
    }

    /** Whose agreement to a notice counts today. */
    List<String> people(long notice) {
        return ledger.sql("select person from notice_approval where notice_id = :notice and valid_until >= :on"
                        + " order by approved_at")
                .param("notice", notice)
                .param("on", LocalDate.now(clock.withZone(ZoneOffset.UTC)))
                .query(String.class)
                .list();
    }

    /** How many people's agreement counts on a business date, by notice. */
    Map<Long, Integer> counts(Collection<Long> notices, LocalDate on) {
        Map<Long, Integer> counts = new HashMap<>();
        if (!notices.isEmpty()) {
            ledger.sql("select notice_id, count(*) as people from notice_approval where notice_id in (:notices)"
                            + " and valid_until >= :on group by notice_id")
                    .param("notices", notices)
                    .param("on", on)
                    .query(row -> {
                        counts.put(row.getLong("notice_id"), row.getInt("people"));
                    });
        }
        return counts;
    }
}
