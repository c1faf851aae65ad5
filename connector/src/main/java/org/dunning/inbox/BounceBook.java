package org.dunning.inbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Suppressions;
import org.dunning.ledger.Tasks;
import org.dunning.outbox.Bounces;
import org.dunning.receivable.DebtorKey;
import org.dunning.reply.mail.AutomaticMail;
import org.springframework.stereotype.Component;

/**
 * What follows from a delivery report about a mail of ours. The stage was not served, so the next run may send it again;
 * an address that does not exist is used no more at once, a full one after some tries.
 */
@Component
class BounceBook {

    private final Ledger ledger;
    private final Bounces bounces;
    private final Suppressions suppressions;
    private final ReplyHolds holds;
    private final Tasks tasks;
    private final InboxProperties properties;
    private final Clock clock;

    BounceBook(
            Ledger ledger,
            Bounces bounces,
            Suppressions suppressions,
            ReplyHolds holds,
            Tasks tasks,
            InboxProperties properties,
            Clock clock) {
        this.ledger = ledger;
        this.bounces = bounces;
        this.suppressions = suppressions;
        this.holds = holds;
        this.tasks = tasks;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * In the caller's transaction. Only a report that names a mail of ours counts: anybody can write one.
     *
     * @return whether a notice does not count as sent any more
     */
    boolean cameBack(long reply, AutomaticMail report, Match match) {
        DebtorKey debtor = match.debtor();
        Long notice = match.noticeId();
        Long delivery = match.deliveryId();
        if (debtor == null || notice == null || delivery == null || report == AutomaticMail.BOUNCE_DELAY) {
            return false;
        }
        String evidence = "reply " + reply;
        Optional<String> address = bounces.cameBack(notice, delivery, evidence);
        address.ifPresent(used -> follow(reply, report, debtor, notice, used));
        return address.isPresent();
    }

    private void follow(long reply, AutomaticMail report, DebtorKey debtor, long notice, String address) {
        String came = "notice " + notice + " came back (reply " + reply + ")";
        if (report == AutomaticMail.BOUNCE_HARD) {
            suppressions.suppress(address, Suppressions.Reason.BOUNCED, came);
            task(debtor, came + ": the address takes no mail; find another one");
            return;
        }
        boolean policy = report == AutomaticMail.BOUNCE_POLICY;
        boolean often = tries(address, policy ? "POLICY" : "SOFT") >= properties.softBounces();
        if (policy) {
            task(debtor, came + ": the other side refuses our mail; look at SPF, DKIM, DMARC and block lists");
            if (often) {
                holds.debtor(
                        reply,
                        debtor,
                        new DunningHold(
                                DunningHold.Kind.BLOCK, properties.owner(), "our mails are refused: " + came, null));
            }
        } else if (often) {
            suppressions.suppress(address, Suppressions.Reason.FULL, came + ", as others before");
            task(
                    debtor,
                    came + "; within two weeks so many came back: " + properties.softBounces()
                            + ". Find another address");
        }
    }

    private long tries(String address, String kind) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        ledger.sql("insert into soft_bounce (address, kind, at) values (lower(:address), :kind, :now)")
                .param("address", address)
                .param("kind", kind)
                .param("now", now)
                .update();
        return ledger.sql("select count(*) from soft_bounce where address = lower(:address) and kind = :kind"
                        + " and at > :since")
                .param("address", address)
                .param("kind", kind)
                .param("since", now.minusDays(14))
                .query(Long.class)
                .single();
    }

    private void task(DebtorKey debtor, String detail) {
        tasks.open(Tasks.Kind.UNREACHABLE, debtor.source(), debtor.company(), debtor.number(), detail);
    }
}
