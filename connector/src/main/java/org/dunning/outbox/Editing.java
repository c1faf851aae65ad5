package org.dunning.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dunning.company.Companies;
import org.dunning.company.Company;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Settlements;
import org.dunning.notice.ChangedWords;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeRenderer;
import org.dunning.outbox.Approvals.Decided;
import org.dunning.outbox.NoticeEdits.Edit;
import org.dunning.outbox.NoticeEdits.State;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A named person changes subject and words of one notice before it goes; its statement of account stays the connector's.
 * What was approved before counts no more. Original and change are kept.
 */
@Component
public class Editing {

    private static final Pattern DOCUMENT = Pattern.compile("[\\p{L}\\d](?:[\\p{L}\\d./_-]*[\\p{L}\\d])?");

    private final NoticeStore store;
    private final NoticeEdits edits;
    private final NoticeRenderer renderer;
    private final Settlements settlements;
    private final ClaimedCharges charges;
    private final Companies companies;
    private final Deliveries deliveries;
    private final ContactHistory history;
    private final Ledger ledger;
    private final Clock clock;

    Editing(
            NoticeStore store,
            NoticeEdits edits,
            NoticeRenderer renderer,
            Settlements settlements,
            ClaimedCharges charges,
            Companies companies,
            Deliveries deliveries,
            ContactHistory history,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.edits = edits;
        this.renderer = renderer;
        this.settlements = settlements;
        this.charges = charges;
        this.companies = companies;
        this.deliveries = deliveries;
        this.history = history;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Subject and own words as they would go out; empty when there is no such notice, or nobody knows its debtor. */
    public Optional<String> words(long number) {
        return store.byNumber(List.of(number)).stream()
                .filter(notice -> !notice.isAnswer())
                .findFirst()
                .flatMap(this::inItsWords)
                .map(renderer::ownWords);
    }

    /** The words as a person has them now go out, after whatever approval the procedure asks for. */
    public Decided edit(long number, String text, String by, @Nullable String reason) {
        String changed = text.replace("\uFEFF", "").replace("\r\n", "\n").strip() + "\n";
        return Decided.each(store, List.of(number), notice -> edited(notice, changed, by, reason))
                .get(0);
    }

    /** The template's words go out after all. */
    public Decided undo(long number, String by, @Nullable String reason) {
        return Decided.each(store, List.of(number), notice -> {
                    Edit edit = edits.of(List.of(number)).get(number);
                    return edit == null
                            ? new Decided(number, false, notice.inWords() + " has the words of its template")
                            : keep(
                                    notice,
                                    new Edit(number, by, reason, State.UNDONE, edit.written(), edit.facts(), null));
                })
                .get(0);
    }

    private Decided edited(StoredNotice notice, String changed, String by, @Nullable String reason) {
        if (notice.isAnswer()) {
            return new Decided(
                    notice.number(), false, notice.inWords() + " is an answer: decline it, and write in your own name");
        }
        NoticeFacts facts = inItsWords(notice).orElse(null);
        if (facts == null) {
            return new Decided(notice.number(), false, notice.inWords() + ": the ledger does not know its debtor");
        }
        NoticeFacts template = facts.inWords(null);
        if (changed.strip().equals(renderer.ownWords(facts).strip())) {
            return new Decided(notice.number(), false, notice.inWords() + ": nothing was changed");
        }
        NoticeFacts own = template.inWords(changed);
        List<String> refusals = new ArrayList<>(renderer.refusals(own));
        refusals.addAll(foreign(notice, changed));
        if (!refusals.isEmpty()) {
            return new Decided(
                    notice.number(),
                    false,
                    notice.inWords() + ": these words were not kept:\n  " + String.join("\n  ", refusals));
        }
        var written = new ChangedWords.Written(
                renderer.ownWords(template), changed, facts.on(), facts.payBy(), facts.longestOverdue());
        return keep(
                notice,
                new Edit(notice.number(), by, reason, State.ACTIVE, written, EditedWords.signature(facts), null));
    }

    private Decided keep(StoredNotice notice, Edit edit) {
        if (!notice.state().waits()) {
            return new Decided(
                    notice.number(),
                    false,
                    notice.inWords() + " is " + notice.state() + ": its words cannot be changed any more");
        }
        String what = edit.state() == State.UNDONE ? "words of the template again" : "words changed";
        String detail = what + " by " + edit.person() + (edit.reason() == null ? "" : ": " + edit.reason());
        boolean kept = ledger.commit(() -> {
            boolean held = isHeld(notice, edit.person(), detail);
            if (held) {
                edits.add(edit);
                ledger.sql("delete from notice_approval where notice_id = :id")
                        .param("id", notice.number())
                        .update();
                history.append(List.of(new ContactEvent(
                        notice.debtor(), notice.number(), notice.deliveryId(), "EDITED", edit.person(), detail)));
            }
            return held;
        });
        return new Decided(
                notice.number(),
                kept,
                notice.inWords() + ": "
                        + (kept ? what + afterwards(notice) : "it has just been changed by somebody else"));
    }

    private static String afterwards(StoredNotice notice) {
        return switch (notice.approval()) {
            case NONE -> "; it goes out with the next run";
            case ONE_PERSON -> "; it needs a person's approval now";
            case TWO_PEOPLE -> "; it needs the approval of two people now";
        };
    }

    /** What is approved waits again, so that nothing on its way can leave in the words of before. */
    private boolean isHeld(StoredNotice notice, String by, String detail) {
        return notice.state() == DeliveryState.APPROVED
                ? !deliveries
                        .move(List.of(Transition.of(notice.delivery(), DeliveryState.PROPOSED, by, detail)))
                        .isEmpty()
                : ledger.sql("update delivery set changed_at = changed_at where id = :id and state = 'PROPOSED'")
                                .param("id", notice.deliveryId())
                                .update()
                        == 1;
    }

    private Optional<NoticeFacts> inItsWords(StoredNotice notice) {
        String source = notice.debtor().source();
        String id = notice.debtor().company();
        Company company = companies.get(id);
        var debtor = settlements.debtor(source, id, notice.debtor().number());
        if (debtor == null) {
            return Optional.empty();
        }
        Map<org.dunning.receivable.ItemKey, OpenItem> items =
                settlements
                        .items(
                                source,
                                id,
                                notice.lines().stream()
                                        .map(StoredNotice.Line::itemId)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(OpenItem::key, item -> item));
        NoticeFacts facts = Preparation.facts(
                notice,
                new FreshAccount(debtor, items),
                company,
                LocalDate.now(clock.withZone(company.zone())),
                charges.of(List.of(notice)).getOrDefault(notice.number(), ClaimedCharges.Claimed.NOTHING));
        Edit edit = edits.of(List.of(notice.number())).get(notice.number());
        return Optional.of(edit == null ? facts : facts.inWords(renderer.upToDate(facts, edit.written())));
    }

    /** Documents that are in the ERP but not in this notice. */
    private List<String> foreign(StoredNotice notice, String words) {
        var named = new TreeSet<String>();
        DOCUMENT.matcher(words)
                .results()
                .map(found -> found.group())
                .filter(word -> word.length() > 2
                        && word.length() <= 200
                        && word.chars().anyMatch(Character::isDigit))
                .forEach(named::add);
        notice.lines().forEach(line -> named.remove(line.key().document()));
        return named.isEmpty()
                ? List.of()
                : ledger
                        .sql("select distinct document from open_item where source = :source and company = :company"
                                + " and document in (:named) order by document")
                        .param("source", notice.debtor().source())
                        .param("company", notice.debtor().company())
                        .param("named", named)
                        .query(String.class)
                        .list()
                        .stream()
                        .map(document -> "the document " + document + " is not in this notice")
                        .toList();
    }
}
