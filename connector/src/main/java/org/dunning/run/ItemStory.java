package org.dunning.run;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dunning.ledger.ItemFile;
import org.dunning.ledger.NotedOutcome;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;

/** Everything known about an item, in lines for a credit controller: the facts, why it stands where it does, its past. */
public final class ItemStory {

    private final List<String> lines = new ArrayList<>();

    private ItemStory() {}

    /** One paragraph of lines for one item. */
    public static List<String> of(ItemFile file) {
        var story = new ItemStory();
        story.facts(file);
        story.outcomes(file.outcomes());
        file.notices().forEach(notice -> story.notice(file, notice));
        return List.copyOf(story.lines);
    }

    private void facts(ItemFile file) {
        OpenItem item = file.item();
        add(
                "%s line %s, company %s, %s",
                item.key().document(), item.key().line(), item.key().company(), debtor(file));
        add(
                "  %s open of %s, %s%s",
                item.residual(),
                item.amount(),
                item.dueDate() == null ? "without a due date" : "due " + item.dueDate(),
                item.reference() == null ? "" : ", reference " + item.reference());
        add(
                "  first seen %s, %s%s",
                file.firstSeen(),
                file.closedOn() == null
                        ? "still open in the ERP"
                        : "no longer open in the ERP since " + file.closedOn(),
                file.episode() == 1 ? "" : ", open for the " + file.episode() + ". time");
        if (!item.flags().isEmpty()) {
            add("  the ERP says: %s", flags(item));
        }
        blocks(file.debtor());
    }

    private void blocks(@Nullable Debtor debtor) {
        if (debtor == null) {
            return;
        }
        addIfSet("  the ERP blocks the debtor: %s", debtor.blockReason());
        addIfSet("  dunning of the debtor has ended: %s", debtor.stopReason());
        addIfSet("  no address: %s", debtor.contactProblem());
    }

    private void outcomes(List<ItemFile.Told> outcomes) {
        if (outcomes.isEmpty()) {
            add("  no run has decided it yet");
        }
        for (ItemFile.Told told : outcomes) {
            NotedOutcome outcome = told.outcome();
            add(
                    "  %s %s%s: %s (%s)%s",
                    told.until() == null
                            ? "now, since " + told.from() + ":"
                            : told.from() + " to " + told.until() + ":",
                    outcome.code(),
                    outcome.stage() == null ? "" : " " + outcome.stage(),
                    Outcome.inWords(outcome.code()),
                    outcome.rule(),
                    outcome.also().isBlank() ? "" : "; also " + outcome.also());
        }
    }

    private void notice(ItemFile file, ItemFile.Noticed notice) {
        add(
                "  notice %d of %s, stage %s, %s%s: %s%s%s",
                notice.number(),
                notice.on(),
                notice.stage(),
                notice.total(),
                notice.priority() == null ? "" : ", priority " + notice.priority(),
                notice.state(),
                notice.answer() == null ? "" : " (" + notice.answer() + ")",
                notice.note() == null ? "" : ", note in the ERP " + notice.note());
        claims(notice);
        file.history().stream()
                .filter(event -> event.notice() == notice.number())
                .forEach(event -> add(
                        "    %s %s by %s: %s",
                        event.at().truncatedTo(ChronoUnit.SECONDS), event.event(), event.actor(), event.detail()));
        notice.words().forEach(this::words);
    }

    private void claims(ItemFile.Noticed notice) {
        if (!notice.claims().isEmpty()) {
            add(
                    "    claimed on top, in the letter only: %s%s",
                    notice.claims().stream()
                            .map(claim -> claim.kind() + " " + claim.amount())
                            .collect(Collectors.joining(", ")),
                    notice.setOff() == null ? "" : "; a part payment is set off against " + notice.setOff());
        }
    }

    /** What stood there before, and what stands there instead. */
    private void words(ItemFile.Reworded words) {
        add(
                "    words %s %s by %s%s%s",
                words.state(),
                words.at().truncatedTo(ChronoUnit.SECONDS),
                words.person(),
                words.reason() == null ? "" : " (" + words.reason() + ")",
                words.note() == null ? "" : ", which fit no more: " + words.note());
        List<String> before = paragraphs(words.original());
        List<String> after = paragraphs(words.changed());
        before.stream().filter(one -> !after.contains(one)).forEach(one -> add("      - %s", one));
        after.stream().filter(one -> !before.contains(one)).forEach(one -> add("      + %s", one));
    }

    private static List<String> paragraphs(String words) {
        return words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String debtor(ItemFile file) {
        Debtor debtor = file.debtor();
        return "debtor " + file.item().debtorNo() + (debtor == null ? "" : " " + debtor.name());
    }

    private static String flags(OpenItem item) {
        return item.flags().stream()
                .map(flag -> flag.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void addIfSet(String pattern, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            add(pattern, value);
        }
    }

    private void add(String pattern, Object... values) {
        lines.add(pattern.formatted(values));
    }
}
