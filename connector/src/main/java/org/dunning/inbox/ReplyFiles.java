package org.dunning.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.DebtorKey;
import org.dunning.reply.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads replies for a person. */
@Component
class ReplyFiles {

    private static final String REPLIES = "select r.*, b.name from reply r left join debtor b on b.source = r.source"
            + " and b.company = r.company and b.number = r.debtor_no where ";

    private final Ledger ledger;

    ReplyFiles(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Those that wait for a person, the oldest first. */
    List<ReplyFile> waiting(int most) {
        return list(ledger.sql(REPLIES + "r.state = 'REVIEW' order by r.id limit :most")
                .param("most", most));
    }

    /** All of them, the newest first. */
    List<ReplyFile> newest(int most) {
        return list(ledger.sql(REPLIES + "1 = 1 order by r.id desc limit :most").param("most", most));
    }

    Optional<ReplyFile> byNumber(long number) {
        return list(ledger.sql(REPLIES + "r.id = :id").param("id", number)).stream()
                .findFirst();
    }

    /** The oldest of a debtor's replies that wait for a person. */
    Optional<Long> waitingOf(DebtorKey debtor) {
        return ledger.sql("select id from reply where debtor_no = :debtor and source = :source and company = :company"
                        + " and state = 'REVIEW' order by id limit 1")
                .param("debtor", debtor.number())
                .param("source", debtor.source())
                .param("company", debtor.company())
                .query(Long.class)
                .optional();
    }

    /** Where the notice went that a reply answers. */
    Optional<String> addressOf(long number) {
        return ledger.sql("select d.address from reply r join delivery d on d.id = r.delivery_id where r.id = :id")
                .param("id", number)
                .query(String.class)
                .optional();
    }

    private List<ReplyFile> list(JdbcClient.StatementSpec query) {
        Map<Long, List<ReplyFile.Promise>> promises = new HashMap<>();
        List<ReplyFile> bare = query.query((row, n) -> file(row)).list();
        if (bare.isEmpty()) {
            return List.of();
        }
        ledger.sql("select * from reply_promise where reply_id in (:ids) order by reply_id, position")
                .param("ids", bare.stream().map(ReplyFile::number).toList())
                .query(row -> {
                    promises.computeIfAbsent(row.getLong("reply_id"), id -> new ArrayList<>())
                            .add(new ReplyFile.Promise(
                                    row.getObject("promised_on", LocalDate.class),
                                    row.getBigDecimal("amount"),
                                    row.getString("currency"),
                                    lines(row.getString("documents"))));
                });
        return bare.stream()
                .map(file -> file.with(promises.getOrDefault(file.number(), List.of())))
                .toList();
    }

    private static ReplyFile file(ResultSet row) throws SQLException {
        return new ReplyFile(
                row.getLong("id"),
                row.getString("source"),
                row.getString("company"),
                row.getString("debtor_no"),
                row.getString("name"),
                row.getObject("notice_id", Long.class),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                row.getString("sender"),
                row.getString("sender_proof"),
                row.getString("subject"),
                row.getString("intent"),
                ReplyState.valueOf(row.getString("state")),
                row.getString("reason"),
                EvidenceSpans.marked(row.getString("written"), row.getString("spans")),
                List.of(),
                lines(row.getString("documents")),
                row.getObject("claimed_paid_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("decided_by"),
                row.getString("decision"),
                wish(row.getString("wants")),
                row.getBoolean("contests"));
    }

    private static Wish wish(@Nullable String stored) {
        return stored == null ? Wish.NOTHING : Wish.valueOf(stored);
    }

    private static List<String> lines(@Nullable String stored) {
        return stored == null || stored.isEmpty() ? List.of() : List.of(stored.split("\n"));
    }
}
