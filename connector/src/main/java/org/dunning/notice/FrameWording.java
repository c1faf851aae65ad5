package org.dunning.notice;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunning.notice.FrameVariables.Markup;
import org.dunning.notice.FrameVariables.Row;
import org.springframework.web.util.HtmlUtils;

/** Puts the own words of a notice and its statement into the variables of a frame. */
final class FrameWording {

    private static final String CALM = "#0f766e";
    private static final String SERIOUS = "#111827";
    private static final Map<String, String> ACCENTS =
            Map.of("friendly", "#1d4ed8", "firm", "#b45309", "formal", SERIOUS, "agency", SERIOUS, "legal", SERIOUS);

    private final NoticeVariables said;
    private final NoticeWords words;

    private FrameWording(NoticeVariables said, NoticeWords words) {
        this.said = said;
        this.words = words;
    }

    static FrameVariables of(NoticeBody body, NoticeVariables said, NoticeWords words, String template) {
        return new FrameWording(said, words).variables(body, template);
    }

    private FrameVariables variables(NoticeBody body, String template) {
        boolean overdue = !said.overdue().isEmpty();
        return new FrameVariables(
                body.title(),
                body.opening(),
                body.closing(),
                words,
                ACCENTS.getOrDefault(template, CALM),
                rows(overdue ? said.overdue() : said.notYetDue()),
                overdue ? words.overdue() : words.fallingDue(),
                rows(said.credits()),
                overdue ? rows(said.notYetDue()) : List.of(),
                overdue ? words.total() : words.totalFallingDue(),
                NoticeWords.with(words.quote(), said.debtorNo()),
                NoticeWords.with(words.noticeNo(), said.noticeNo()));
    }

    /** The same for an HTML frame: paragraphs are escaped, and amount and deadline stand out. */
    static FrameVariables html(FrameVariables plain, NoticeVariables said) {
        return new FrameVariables(
                plain.title(),
                markup(plain.opening(), said),
                markup(plain.closing(), said),
                plain.words(),
                plain.accent(),
                plain.rows(),
                plain.rowsTitle(),
                plain.creditRows(),
                plain.laterRows(),
                plain.totalLabel(),
                plain.quote(),
                plain.noticeLine());
    }

    private static List<Markup> markup(List<?> paragraphs, NoticeVariables said) {
        List<String> strong = Stream.of(said.total(), said.payBy())
                .filter(word -> !word.isEmpty())
                .map(FrameWording::escaped)
                .toList();
        return paragraphs.stream()
                .map(paragraph -> markup(String.valueOf(paragraph), strong))
                .toList();
    }

    private static Markup markup(String paragraph, List<String> strong) {
        String html = escaped(paragraph);
        for (String word : strong) {
            html = html.replace(word, "<strong style=\"white-space:nowrap;\">" + word + "</strong>");
        }
        return new Markup(html.replace("\n", "<br>"));
    }

    static String escaped(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }

    private List<Row> rows(List<NoticeVariables.Item> items) {
        return items.stream().map(this::row).toList();
    }

    private Row row(NoticeVariables.Item item) {
        return new Row(
                item.document(),
                phrase(words.documentDate(), item.date()),
                phrase(words.reference(), item.reference()),
                item.dueDate(),
                item.dueDate().isEmpty() ? "" : when(item),
                item.open(),
                item.partlyPaid() ? phrase(words.partOf(), item.amount()) : "");
    }

    private String when(NoticeVariables.Item item) {
        if (item.daysOverdue() > 0) {
            return item.daysOverdue() == 1
                    ? words.oneDayOverdue()
                    : NoticeWords.with(words.daysOverdue(), item.daysOverdue());
        }
        return switch ((int) Math.min(item.daysUntilDue(), 2)) {
            case 0 -> words.dueToday();
            case 1 -> words.dueTomorrow();
            default -> NoticeWords.with(words.dueInDays(), item.daysUntilDue());
        };
    }

    private static String phrase(String phrase, String value) {
        return value.isEmpty() ? "" : NoticeWords.with(phrase, value);
    }
}
