package org.dunning.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.dunning.ledger.HandedOver.Mail;
import org.jspecify.annotations.Nullable;

/** One comparison of the ledger with the ERP's notes and the mails' traces, while it goes on. It tells, and changes nothing. */
public final class Comparison {

    private static final int ASKED_AT_ONCE = 500;
    private static final Set<String> DELIVERED = Set.of("SENT", "BOUNCED");

    /** By configuration no note is kept; or the ERP took it, and later runs see whether it carries it out. */
    private static final Set<String> UNDECIDED = Set.of("NOT_KEPT", "ACCEPTED");

    private final List<Mail> mails;
    private final long tooYoung;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    private final List<String> differences = new ArrayList<>();
    private final List<String> silent = new ArrayList<>();

    /** @param tooYoung mails that were left out because something may still be going on with them */
    Comparison(List<Mail> mails, long tooYoung) {
        this.mails = List.copyOf(mails);
        this.tooYoung = tooYoung;
    }

    /**
     * What a comparison came to.
     *
     * @param mails how many were compared
     * @param tooYoung left out because something may still be going on with them
     * @param differences one line each
     * @param silent places that could not be asked, and why
     */
    public record Result(Instant at, int mails, long tooYoung, List<String> differences, List<String> silent) {

        public Result {
            differences = List.copyOf(differences);
            silent = List.copyOf(silent);
        }

        /** The first line for a person; the differences follow it. */
        public String inWords() {
            String compared = mails + " mails compared"
                    + (tooYoung == 0 ? "" : ", " + tooYoung + " are too young to be compared")
                    + (silent.isEmpty() ? "" : "; " + String.join("; ", silent));
            return differences.isEmpty()
                    ? compared + ", no difference"
                    : compared + ", " + differences.size() + (differences.size() == 1 ? " difference" : " differences");
        }
    }

    /** The natural keys to ask the ERP for, in pieces. */
    public Iterator<List<String>> questions() {
        List<String> keys = mails.stream().map(Mail::naturalKey).toList();
        List<List<String>> pieces = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += ASKED_AT_ONCE) {
            pieces.add(keys.subList(from, Math.min(from + ASKED_AT_ONCE, keys.size())));
        }
        return pieces.iterator();
    }

    void erpHolds(List<String> question, List<String> answer) {
        asked.addAll(question);
        held.addAll(answer);
    }

    void silent(String place, String why) {
        String line = place + " could not be asked: " + why;
        if (!silent.contains(line)) {
            silent.add(line);
        }
    }

    Set<String> messageIds() {
        Set<String> ids = new HashSet<>();
        mails.stream().map(Mail::messageId).forEach(id -> {
            if (id != null) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Mails older than the oldest that the trace has may have been there once: nothing is said of them. */
    void traceHas(String place, Set<String> seen) {
        Instant reachesTo = mails.stream()
                .filter(mail -> seen.contains(String.valueOf(mail.messageId())))
                .map(Mail::changedAt)
                .min(Instant::compareTo)
                .orElse(null);
        for (Mail mail : mails) {
            if (mail.messageId() != null) {
                differ(traced(mail, place, seen.contains(mail.messageId()), reachesTo));
            }
        }
        if (reachesTo == null
                && mails.stream().anyMatch(mail -> mail.state().equals("SENT") && mail.messageId() != null)) {
            differences.add(place + " has none of the mails that the ledger has sent");
        }
    }

    private static @Nullable String traced(Mail mail, String place, boolean has, @Nullable Instant reachesTo) {
        if (has) {
            return DELIVERED.contains(mail.state()) ? null : words(mail) + ", but " + place + " has its mail";
        }
        boolean reached = reachesTo != null && !mail.changedAt().isBefore(reachesTo);
        return DELIVERED.contains(mail.state()) && reached
                ? words(mail) + ", but " + place + " does not have its mail"
                : null;
    }

    void unknown(String place, Set<String> tokens) {
        tokens.stream()
                .sorted()
                .forEach(token ->
                        differences.add(place + " has a mail dun." + token + " that this ledger has never sent"));
    }

    Result result(Instant at) {
        for (Mail mail : mails) {
            differ(noted(mail));
            if (mail.state().equals("SUSPECT")) {
                differences.add(words(mail) + ": nobody knows whether it arrived; a person decides (resolve)");
            }
        }
        return new Result(at, mails.size(), tooYoung, differences, silent);
    }

    private @Nullable String noted(Mail mail) {
        if (mail.note() != null && UNDECIDED.contains(mail.note())) {
            return null;
        }
        boolean has = held.contains(mail.naturalKey());
        if (asked.contains(mail.naturalKey())) {
            if (has && !"WRITTEN".equals(mail.note())) {
                return words(mail) + ", its note is " + inWords(mail) + " in the ledger, but the ERP holds it";
            }
            if (!has && "WRITTEN".equals(mail.note())) {
                return words(mail) + " and noted in the ledger, but the ERP does not hold its note";
            }
        }
        return mail.state().equals("SENT") && !"WRITTEN".equals(mail.note())
                ? words(mail) + ", but its note is " + inWords(mail)
                : null;
    }

    private static String inWords(Mail mail) {
        return mail.note() == null
                ? "not queued"
                : mail.note() + (mail.noteReason() == null ? "" : " (" + mail.noteReason() + ")");
    }

    private static String words(Mail mail) {
        return "notice %d (%s, debtor %s of %s) is %s"
                .formatted(mail.notice(), mail.stage(), mail.debtorNo(), mail.company(), mail.state());
    }

    private void differ(@Nullable String difference) {
        if (difference != null) {
            differences.add(difference);
        }
    }
}
