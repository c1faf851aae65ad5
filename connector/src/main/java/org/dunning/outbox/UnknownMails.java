package org.dunning.outbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dunning.ledger.Ledger;
import org.springframework.stereotype.Component;

/** Mails with a Message-ID of ours that a trace has and this ledger has never sent. Each is news once. */
@Component
class UnknownMails {

    private final Ledger ledger;
    private final Clock clock;

    UnknownMails(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Those of these tokens that no delivery of this ledger was ever handed over with. */
    Set<String> among(Collection<String> tokens) {
        Set<String> unknown = new HashSet<>(tokens);
        if (!tokens.isEmpty()) {
            unknown.removeAll(tokens("select token from delivery where attempts > 0 and token in (:tokens)", tokens));
        }
        return unknown;
    }

    /** Those of these tokens for which this ledger has a delivery, sent or not. */
    Set<String> planned(Collection<String> tokens) {
        return tokens.isEmpty()
                ? Set.of()
                : Set.copyOf(tokens("select token from delivery where token in (:tokens)", tokens));
    }

    /** Keeps those that are news, and answers them. */
    Set<String> keep(Set<String> unknown, String place) {
        Set<String> news = new HashSet<>(unknown);
        if (!news.isEmpty()) {
            news.removeAll(tokens("select token from unknown_mail where token in (:tokens)", unknown));
        }
        List<Object[]> rows = new ArrayList<>();
        news.forEach(
                token -> rows.add(new Object[] {token, place, clock.instant().atOffset(ZoneOffset.UTC)}));
        ledger.batch("insert into unknown_mail (token, place, seen_at) values (?, ?, ?)", rows);
        return news;
    }

    private List<String> tokens(String query, Collection<String> tokens) {
        return ledger.sql(query).param("tokens", tokens).query(String.class).list().stream()
                .map(String::strip)
                .toList();
    }
}
