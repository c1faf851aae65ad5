package org.dunning.reply.language;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.dunning.reply.ReplyText;
import org.dunning.reply.language.Clause.Sign;
import org.dunning.reply.language.Item.Division;
import org.dunning.reply.language.Item.Kind;

/** A text with everything found in it that a decision can rest on. */
final class ReadText {

    private static final int LONGEST_SIGN_OFF_LINE = 7;

    final Language language;
    final String text;
    final List<Item> items;
    /** Whether words were left out at the end. */
    final boolean cut;

    final List<Sentence> sentences = new ArrayList<>();

    private ReadText(Language language, String text, List<Item> items, boolean cut) {
        this.language = language;
        this.text = text;
        this.items = items;
        this.cut = cut;
    }

    static ReadText of(ReplyText reply) {
        List<Item> words = Tokenizer.items(reply.written());
        Language language = Languages.guess(
                words, Tokenizer.items(limited(reply.quoted()) + "\n" + reply.subject()), reply.language());
        var finder = new DateFinder(language);
        List<Item> meant = meant(words, language);
        List<Item> spoken = withoutSignature(meant, language, finder, reply.written());
        List<Item> invoices = new InvoiceNumbers(language, reply.open()).mark(spoken, reply.written());
        List<Item> dates = finder.mark(invoices, reply.written());
        List<Item> amounts = new AmountFinder(language).mark(dates, reply.written());
        var read = new ReadText(language, reply.written(), amounts, words.size() == Tokenizer.MOST_ITEMS);
        read.divide(finder);
        return read;
    }

    private static String limited(String quoted) {
        return quoted.length() > 400 ? quoted.substring(0, 400) : quoted;
    }

    /** Short forms of everyday messages in full. */
    private static List<Item> meant(List<Item> items, Language language) {
        var meant = new ArrayList<Item>(items.size());
        for (Item item : items) {
            List<String> words =
                    item.kind() == Kind.WORD || item.kind() == Kind.CODE ? language.meantBy(item.exact()) : null;
            if (words == null) {
                meant.add(item);
                continue;
            }
            for (int i = 0; i < words.size(); i++) {
                meant.add(new Item(
                        Kind.WORD,
                        item.text(),
                        words.get(i),
                        Tokenizer.fold(words.get(i)),
                        item.start(),
                        item.end(),
                        i == 0 ? item.before() : Division.NONE,
                        item.asked(),
                        null));
            }
        }
        return meant;
    }

    /** What stands below a line such as "Kind regards" is no statement, except a postscript. */
    private static List<Item> withoutSignature(List<Item> items, Language language, DateFinder slots, String text) {
        for (int at = 1; at < items.size(); at++) {
            if (beginsLine(text, items.get(at)) && isAt(items, at, Cue.SIGN_OFF, language, slots)) {
                int end = at + 1;
                while (end < items.size() && !beginsLine(text, items.get(end))) {
                    end++;
                }
                if (end - at <= LONGEST_SIGN_OFF_LINE) {
                    var kept = new ArrayList<>(items.subList(0, end));
                    for (int later = end; later < items.size(); later++) {
                        if (beginsLine(text, items.get(later)) && isAt(items, later, Cue.POSTSCRIPT, language, slots)) {
                            kept.addAll(items.subList(later, items.size()));
                            break;
                        }
                    }
                    return kept;
                }
            }
        }
        return items;
    }

    private static boolean beginsLine(String text, Item item) {
        for (int i = item.start() - 1; i >= 0; i--) {
            char before = text.charAt(i);
            if (before == '\n') {
                return true;
            }
            if (Character.isLetterOrDigit(before)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAt(List<Item> items, int at, Cue wanted, Language language, DateFinder slots) {
        return language.cues().isAt(items, at, slots, wanted);
    }

    private void divide(DateFinder finder) {
        var signs = new TreeMap<Integer, List<Sign>>();
        signs(finder).forEach(sign -> signs.computeIfAbsent(sign.from(), none -> new ArrayList<>())
                .add(sign));
        List<Clause> clauses = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= items.size(); at++) {
            boolean end = at == items.size();
            boolean contrast = !end && (language.isContrast(items.get(at).folded()) || beginsRest(at, from, signs));
            if (end || contrast || items.get(at).before() != Division.NONE) {
                clauses.add(clause(from, at, signs));
                from = at;
                if (end || contrast || items.get(at).before() == Division.SENTENCE) {
                    boolean asked = clauses.stream()
                            .anyMatch(clause -> clause.items().stream().anyMatch(Item::asked));
                    sentences.add(new Sentence(List.copyOf(clauses), asked));
                    clauses.clear();
                }
            }
        }
    }

    /** What is said of the rest is another statement than what is said before it. */
    private static boolean beginsRest(int at, int from, NavigableMap<Integer, List<Sign>> signs) {
        return at > from + 1
                && signs.getOrDefault(at, List.of()).stream().anyMatch(sign -> sign.cue() == Cue.REST_OPEN);
    }

    private Clause clause(int from, int to, NavigableMap<Integer, List<Sign>> signs) {
        var clause = new Clause(items, from, to);
        signs.subMap(from, to).values().forEach(clause.signs::addAll);
        return clause;
    }

    private List<Sign> signs(DateFinder finder) {
        var found = new ArrayList<Sign>();
        Phrase.Slots slots = (name, items, at) -> switch (name) {
            case "date" -> items.get(at).kind() == Kind.DATE ? 1 : 0;
            case "past" ->
                items.get(at).value() instanceof FoundDate date && date.rule().isPast() ? 1 : 0;
            case "amount" -> items.get(at).kind() == Kind.AMOUNT ? 1 : 0;
            case "invoice" -> items.get(at).kind() == Kind.INVOICE ? 1 : 0;
            case "code" -> items.get(at).kind() == Kind.CODE ? 1 : 0;
            case "address" -> items.get(at).kind() == Kind.ADDRESS ? 1 : 0;
            default -> finder.length(name, items, at);
        };
        var present = new Present(items);
        for (int at = 0; at < items.size(); at++) {
            language.cues()
                    .findAt(
                            items,
                            at,
                            slots,
                            present,
                            (match, cue) -> found.add(new Sign(cue, match.from(), match.to())));
        }
        return Hiding.kept(found);
    }
}
