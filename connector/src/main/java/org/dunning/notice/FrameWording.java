package org.dunning.notice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunning.company.Payment;
import org.dunning.interest.Allocation;
import org.dunning.notice.FrameVariables.Markup;
import org.dunning.notice.FrameVariables.Row;
import org.jspecify.annotations.Nullable;

/** Puts the own words of a notice and its statement into the variables of a frame. */
final class FrameWording {

    private static final String CALM = "#0f766e";
    private static final String SERIOUS = "#111827";
    private static final Map<String, String> ACCENTS =
            Map.of("friendly", "#1d4ed8", "firm", "#b45309", "formal", SERIOUS, "agency", SERIOUS, "legal", SERIOUS);

    /** By which the page shows the picture to scan. */
    static final String CODE = "payment-code";

    private final NoticeFacts facts;
    private final NoticeVariables said;
    private final NoticeWords words;
    private final Enclosures enclosures;

    FrameWording(NoticeFacts facts, NoticeVariables said, NoticeWords words, Enclosures enclosures) {
        this.facts = facts;
        this.said = said;
        this.words = words;
        this.enclosures = enclosures;
    }

    /** Of the text. */
    FrameVariables of(NoticeBody body) {
        boolean overdue = !said.overdue().isEmpty();
        boolean thanks = facts.isThanks();
        return new FrameVariables(
                body.title(),
                body.opening(),
                body.closing(),
                words,
                ACCENTS.getOrDefault(facts.template(), CALM),
                rows(overdue ? said.overdue() : said.notYetDue()),
                thanks ? words.settled() : overdue ? words.overdue() : words.fallingDue(),
                rows(said.credits()),
                overdue ? rows(said.notYetDue()) : List.of(),
                thanks ? words.totalSettled() : overdue ? words.total() : words.totalFallingDue(),
                NoticeWords.with(words.quote(), said.debtorNo()),
                NoticeWords.with(words.noticeNo(), said.noticeNo()),
                attached(),
                enclosures.links(),
                payLink(),
                "",
                lines(facts.debtor().reach().postalAddress()),
                setOff(),
                NoticeWords.with(words.callOpening(), said.companyName()),
                NoticeWords.with(words.callAsk(), said.toPay()),
                lines(facts.company().postalAddress()),
                lines(facts.company().legalDetails()));
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : PlainWords.lines(text);
    }

    /** With the amounts, in the order, and the law or contract that says so. */
    private String setOff() {
        Allocation order = facts.setOff();
        if (order == null || facts.charges().isEmpty()) {
            return "";
        }
        var formats = NoticeFormats.of(Locale.forLanguageTag(said.language()));
        String parts = order
                .setOff(facts.totalWithCharges(), Allocation.claimed(facts.total(), facts.charges()))
                .entrySet()
                .stream()
                .map(part -> word(part.getKey()) + " " + formats.money(part.getValue()))
                .collect(Collectors.joining("; "));
        return NoticeWords.with(words.setOff(), parts + " (" + PlainWords.line(order.source()) + ")");
    }

    private String word(Allocation.Part part) {
        return switch (part) {
            case COSTS -> words.costs();
            case INTEREST -> withinSentence(words.interest());
            case PRINCIPAL -> words.principal();
        };
    }

    /** A label after a semicolon; German writes a noun with a capital there as well. */
    private String withinSentence(String label) {
        Locale language = Locale.forLanguageTag(said.language());
        return language.getLanguage().equals("de")
                ? label
                : label.substring(0, 1).toLowerCase(language) + label.substring(1);
    }

    private String attached() {
        return enclosures.attached().isEmpty()
                ? ""
                : NoticeWords.with(
                        words.attached(),
                        enclosures.attached().stream().map(this::name).collect(Collectors.joining(", ")));
    }

    /** Paper has pages and no files. */
    private String name(Enclosure file) {
        return facts.printed() ? file.name().replaceFirst("\\.pdf$", "") : file.name();
    }

    private String payLink() {
        Payment payment = facts.company().payment();
        if (facts.isThanks() || payment == null || payment.link() == null) {
            return "";
        }
        return payment.link()
                .replace("{debtor}", encoded(facts.debtor().key().number()))
                .replace("{notice}", said.noticeNo())
                .replace("{amount}", facts.totalWithCharges().amount().toPlainString())
                .replace("{currency}", facts.total().currency().getCurrencyCode());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The same for a page: its paragraphs are made HTML, and it has a picture to scan. */
    static FrameVariables page(FrameVariables text, NoticeVariables said, String code) {
        return new FrameVariables(
                text.title(),
                markup(text.opening(), said),
                markup(text.closing(), said),
                text.words(),
                text.accent(),
                text.rows(),
                text.rowsTitle(),
                text.creditRows(),
                text.laterRows(),
                text.totalLabel(),
                text.quote(),
                text.noticeLine(),
                text.attached(),
                text.links(),
                text.payLink(),
                code,
                text.address(),
                text.setOff(),
                text.callOpening(),
                text.callAsk(),
                text.sender(),
                text.legal());
    }

    private static List<Markup> markup(List<?> paragraphs, NoticeVariables said) {
        List<String> strong = Stream.of(said.toPay(), said.payBy())
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

    /** As HTML shows it; a page has some two hundred values, so this is looked at letter by letter. */
    static String escaped(String words) {
        StringBuilder html = null;
        int copied = 0;
        for (int i = 0; i < words.length(); i++) {
            String entity = entity(words.charAt(i));
            if (entity != null) {
                html = html == null ? new StringBuilder(words.length() + 32) : html;
                html.append(words, copied, i).append(entity);
                copied = i + 1;
            }
        }
        return html == null ? words : html.append(words, copied, words.length()).toString();
    }

    private static @Nullable String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
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
                item.partlyPaid() ? phrase(words.partOf(), item.amount()) : "",
                item.link());
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
