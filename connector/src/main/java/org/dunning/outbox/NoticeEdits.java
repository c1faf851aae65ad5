package org.dunning.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.Ledger;
import org.dunning.notice.ChangedWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words that people changed in single notices, with what stood there before. */
@Component
class NoticeEdits {

    private static final int LONGEST_NOTE = 500;

    private final Ledger ledger;
    private final Clock clock;

    NoticeEdits(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether changed words count. */
    enum State {
        ACTIVE,
        /** They fit the notice no more: it waits until a person has changed them again, or undone them. */
        LAPSED,
        UNDONE
    }

    /**
     * One change of a notice's words.
     *
     * @param facts of the amounts and items it was written for
     * @param note why it has lapsed
     */
    record Edit(
            long notice,
            String person,
            @Nullable String reason,
            State state,
            ChangedWords.Written written,
            String facts,
            @Nullable String note) {

        /** The same with another end. */
        Edit with(State newState, @Nullable String newNote) {
            return new Edit(notice, person, reason, newState, written, facts, newNote);
        }

        /** The same for the notice that took the place of its own. */
        Edit of(long other, String why) {
            return new Edit(other, person, reason, State.LAPSED, written, facts, why);
        }
    }

    void add(Edit edit) {
        ledger.sql(
                        "insert into notice_edit (notice_id, person, reason, edited_at, state, original, changed, facts, dated,"
                                + " pay_by, overdue, note) values (:notice, :person, :reason, :now, :state, :original, :changed,"
                                + " :facts, :dated, :payBy, :overdue, :note)")
                .param("notice", edit.notice())
                .param("person", edit.person())
                .param("reason", edit.reason())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("state", edit.state().name())
                .param("original", edit.written().original())
                .param("changed", edit.written().changed())
                .param("facts", edit.facts())
                .param("dated", edit.written().on())
                .param("payBy", edit.written().payBy())
                .param("overdue", edit.written().overdue())
                .param("note", shortened(edit.note()))
                .update();
    }

    /** The newest change of each notice that has one and where it was not undone. */
    Map<Long, Edit> of(Collection<Long> notices) {
        Map<Long, Edit> edits = new HashMap<>();
        if (!notices.isEmpty()) {
            ledger.sql("select * from notice_edit where notice_id in (:notices) order by notice_id, id")
                    .param("notices", notices)
                    .query(row -> {
                        edits.put(row.getLong("notice_id"), edit(row));
                    });
        }
        edits.values().removeIf(edit -> edit.state() == State.UNDONE);
        return edits;
    }

    /** What of a run's notices a person must look at before they may leave, and why. */
    Map<Long, String> lapsedOf(long run) {
        return lapsed(ledger.sql("select distinct notice_id from notice_edit where notice_id in"
                        + " (select id from notice where run_id = :run)")
                .param("run", run)
                .query(Long.class)
                .list());
    }

    /** The same of these notices. */
    Map<Long, String> lapsed(List<Long> notices) {
        Map<Long, String> lapsed = new HashMap<>();
        of(notices).values().stream()
                .filter(edit -> edit.state() == State.LAPSED)
                .forEach(edit -> lapsed.put(edit.notice(), inWords(edit)));
        return lapsed;
    }

    static String inWords(Edit edit) {
        return "the words that " + edit.person() + " changed fit no more: " + edit.note();
    }

    private static Edit edit(ResultSet row) throws SQLException {
        return new Edit(
                row.getLong("notice_id"),
                row.getString("person"),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                new ChangedWords.Written(
                        row.getString("original"),
                        row.getString("changed"),
                        row.getObject("dated", LocalDate.class),
                        row.getObject("pay_by", LocalDate.class),
                        row.getLong("overdue")),
                row.getString("facts"),
                row.getString("note"));
    }

    private static @Nullable String shortened(@Nullable String note) {
        return note == null || note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE);
    }
}
