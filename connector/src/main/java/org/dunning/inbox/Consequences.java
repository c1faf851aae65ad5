package org.dunning.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Tasks;
import org.dunning.ledger.WriteBackQueue;
import org.dunning.outbox.Bounces;
import org.dunning.receivable.DebtorKey;
import org.dunning.reply.Interpretation;
import org.dunning.reply.PromisedPayment;
import org.dunning.reply.ReadMail;
import org.dunning.reply.ReplyIntent;
import org.springframework.stereotype.Component;

/**
 * What follows from a reply. A promise holds its items by itself when all is certain. A dispute, a lawyer or an insolvency
 * stops the items even when little is certain, and a person reads the mail; so does everything else that is not certain.
 */
@Component
class Consequences {

    private static final String OWNER = "replies";

    private final Ledger ledger;
    private final ContactHistory history;
    private final Blocks blocks;
    private final Tasks tasks;
    private final Bounces bounces;
    private final WriteBackQueue writeBack;
    private final Clock clock;
    private final InboxProperties properties;

    Consequences(
            Ledger ledger,
            ContactHistory history,
            Blocks blocks,
            Tasks tasks,
            Bounces bounces,
            WriteBackQueue writeBack,
            Clock clock,
            InboxProperties properties) {
        this.ledger = ledger;
        this.history = history;
        this.blocks = blocks;
        this.tasks = tasks;
        this.bounces = bounces;
        this.writeBack = writeBack;
        this.clock = clock;
        this.properties = properties;
    }

    ReplyState stateOf(ReadMail mail, Match match) {
        Interpretation said = mail.interpretation();
        if (mail.envelope().isBounce() || said.intent() == ReplyIntent.OUT_OF_OFFICE) {
            return ReplyState.AUTOMATIC;
        }
        boolean certain = match.certain() && !said.abstain();
        return switch (said.intent()) {
            case PROMISE -> certain ? ReplyState.APPLIED : ReplyState.REVIEW;
            case PARTIAL_PROMISE -> certain && namesItems(said) ? ReplyState.APPLIED : ReplyState.REVIEW;
            case ALREADY_PAID -> certain ? ReplyState.APPLIED : ReplyState.REVIEW;
            default -> ReplyState.REVIEW;
        };
    }

    /** A part of the amount alone says not which items rest. */
    private static boolean namesItems(Interpretation said) {
        return said.promises().stream().noneMatch(promise -> promise.invoices().isEmpty());
    }

    /** In the caller's transaction. */
    void follow(long reply, String key, ReadMail mail, Match match, ReplyState state) {
        DebtorKey debtor = match.debtor();
        if (debtor == null) {
            return;
        }
        Interpretation said = mail.interpretation();
        history.append(List.of(new ContactEvent(
                debtor,
                match.noticeId(),
                match.deliveryId(),
                "REPLY",
                OWNER,
                "reply " + reply + ": " + said.intent().label())));
        if (mail.envelope().isBounce() && match.deliveryId() != null && match.noticeId() != null) {
            bounces.bounced(match.noticeId(), said.intent() == ReplyIntent.BOUNCE_HARD, "reply " + reply);
        }
        if (match.noticeId() != null) {
            writeBack.queueAnswer("rep-" + key.substring(0, 32), match.noticeId(), today(), note(reply, said, state));
        }
        List<Item> items = items(match);
        switch (said.intent()) {
            case PROMISE, PARTIAL_PROMISE -> {
                if (state == ReplyState.APPLIED) {
                    promise(reply, said, items);
                }
            }
            case ALREADY_PAID ->
                hold(
                        items,
                        named(said),
                        debtor,
                        DunningHold.Kind.BLOCK,
                        "the debtor says it has paid, reply " + reply,
                        today().plusDays(properties.claimHoldDays()));
            case DISPUTE ->
                hold(items, named(said), debtor, DunningHold.Kind.DISPUTE, "contested in reply " + reply, null);
            case OPT_OUT_OR_LEGAL_THREAT, WRONG_CONTACT ->
                blocks.hold(
                        debtor.source(),
                        debtor.company(),
                        debtor.number(),
                        null,
                        new DunningHold(
                                DunningHold.Kind.BLOCK, OWNER, said.intent().label() + " in reply " + reply, null));
            default -> {}
        }
        if (state == ReplyState.REVIEW) {
            tasks.open(
                    Tasks.Kind.REPLY,
                    debtor.source(),
                    debtor.company(),
                    debtor.number(),
                    "reply " + reply + " is for a person: " + said.intent().label() + "; " + match.how());
        }
    }

    private static String note(long reply, Interpretation said, ReplyState state) {
        String promised = said.promises().stream()
                .map(promise -> promise.on()
                        + (promise.amount() == null
                                ? ""
                                : " " + promise.amount().toPlainString()))
                .collect(Collectors.joining(", "));
        return "Reply " + reply + " of the debtor: " + said.intent().label().replace('_', ' ')
                + (promised.isEmpty() ? "" : " (" + promised + ")")
                + (state == ReplyState.REVIEW ? "; a person reads it" : "");
    }

    private record Item(long id, String document) {}

    private List<Item> items(Match match) {
        return match.noticeId() == null
                ? List.of()
                : ledger.sql(
                                "select o.id, o.document from notice_item c join open_item o on o.id = c.item_id"
                                        + " where c.notice_id = :notice and c.role in ('DEMANDED', 'UPCOMING') and o.closed_sweep is null order by c.position")
                        .param("notice", match.noticeId())
                        .query((row, n) -> new Item(row.getLong(1), row.getString(2)))
                        .list();
    }

    private static List<String> named(Interpretation said) {
        return said.invoices();
    }

    /** An item with several days rests until the last of them. */
    private void promise(long reply, Interpretation said, List<Item> items) {
        for (Item item : items) {
            List<PromisedPayment> its = said.promises().stream()
                    .filter(promise ->
                            promise.invoices().isEmpty() || promise.invoices().contains(item.document))
                    .toList();
            if (its.isEmpty()) {
                continue;
            }
            LocalDate last = its.stream()
                    .map(PromisedPayment::on)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            ledger.sql("update promise set state = 'REPLACED' where item_id = :item and state = 'OPEN'")
                    .param("item", item.id)
                    .update();
            ledger.sql("insert into promise (item_id, promised_on, amount, state, evidence, created_at, reply_id)"
                            + " values (:item, :on, null, 'OPEN', :evidence, :now, :reply)")
                    .param("item", item.id)
                    .param("on", last)
                    .param("evidence", evidence(its))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("reply", reply)
                    .update();
        }
    }

    private static String evidence(List<PromisedPayment> promises) {
        List<String> words = new ArrayList<>();
        promises.forEach(promise -> words.add(promise.evidence().words()));
        String all = String.join("; ", words);
        return all.length() > 400 ? all.substring(0, 400) : all;
    }

    private void hold(
            List<Item> items,
            List<String> named,
            DebtorKey debtor,
            DunningHold.Kind kind,
            String reason,
            @org.jspecify.annotations.Nullable LocalDate until) {
        items.stream()
                .filter(item -> named.isEmpty() || named.contains(item.document))
                .map(Item::document)
                .distinct()
                .forEach(document -> blocks.hold(
                        debtor.source(),
                        debtor.company(),
                        debtor.number(),
                        document,
                        new DunningHold(kind, OWNER, reason, until)));
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
