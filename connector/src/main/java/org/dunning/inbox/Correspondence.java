package org.dunning.inbox;

import java.util.List;
import java.util.Locale;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.DebtorKey;
import org.dunning.reply.ReadMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what a mail answers: by the Message-IDs it refers to, else by its sender. Message-IDs are forwarded and quoted, so
 * the sender must be the debtor's as well before anything is done without a person.
 */
@Component
class Correspondence {

    private final Ledger ledger;

    Correspondence(Ledger ledger) {
        this.ledger = ledger;
    }

    private record Sent(long noticeId, long deliveryId, DebtorKey debtor, String address, @Nullable String email) {}

    Match of(ReadMail mail) {
        List<Sent> sent = answered(mail.envelope().refersTo());
        if (!sent.isEmpty()) {
            Sent newest = sent.get(0);
            boolean theirs = isTheirs(mail.envelope().sender(), newest.address())
                    || newest.email() != null && isTheirs(mail.envelope().sender(), newest.email());
            boolean certain = (theirs || mail.envelope().isBounce()) && !isUnproven(mail);
            return new Match(
                    newest.debtor(),
                    newest.noticeId(),
                    newest.deliveryId(),
                    certain,
                    certain ? "answers our mail" : "answers our mail, but from " + why(mail, theirs));
        }
        return bySender(mail.envelope().sender());
    }

    /** What the receiving server found of DMARC. */
    private static boolean isUnproven(ReadMail mail) {
        return mail.envelope().authentication().stream().anyMatch(found -> found.contains("dmarc=fail"));
    }

    private static String why(ReadMail mail, boolean theirs) {
        return theirs && isUnproven(mail) ? "a sender that is not proven (DMARC)" : "a sender that is not the debtor's";
    }

    private List<Sent> answered(List<String> messageIds) {
        return messageIds.isEmpty()
                ? List.of()
                : ledger.sql(
                                "select n.id as notice, d.id, d.address, n.source, n.company, n.debtor_no, b.email from delivery d"
                                        + " join notice n on n.id = d.notice_id left join debtor b on b.source = n.source"
                                        + " and b.company = n.company and b.number = n.debtor_no"
                                        + " where d.message_id in (:ids) order by d.id desc")
                        .param("ids", messageIds)
                        .query((row, i) -> new Sent(
                                row.getLong("notice"),
                                row.getLong("id"),
                                new DebtorKey(
                                        row.getString("source"), row.getString("company"), row.getString("debtor_no")),
                                row.getString("address"),
                                row.getString("email")))
                        .list();
    }

    /** The same address, or the same domain of a firm of its own. */
    private static boolean isTheirs(String sender, String known) {
        String ours = known.toLowerCase(Locale.ROOT);
        String domain = ours.substring(ours.indexOf('@') + 1);
        return sender.equals(ours) || !Freemail.is(domain) && sender.endsWith("@" + domain);
    }

    private Match bySender(String sender) {
        List<DebtorKey> debtors = sender.isEmpty()
                ? List.of()
                : ledger.sql("select source, company, number from debtor where lower(email) = :sender")
                        .param("sender", sender)
                        .query((row, i) -> new DebtorKey(row.getString(1), row.getString(2), row.getString(3)))
                        .list();
        return debtors.size() == 1
                ? new Match(debtors.get(0), null, null, false, "found by its sender only")
                : Match.NONE;
    }
}
