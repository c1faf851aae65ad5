package org.dunning.notice;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunning.configfile.Problem;
import org.dunning.interest.Charge;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** What a person may write into one notice: the same that a template may, and of no other money. */
public final class ChangedWords {

    private static final int LONGEST = 6_000;
    private static final Pattern DECIMALS = Pattern.compile("(.*)[.,](\\d{1,2})");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,'\\u2019\\u00a0\\u202f]\\d+)*");
    private static final Pattern CENTS = Pattern.compile(".*[.,]\\d{2}");
    private static final String CURRENCY = "(?:[A-Z]{3}|[€$£¥])";
    private static final Pattern BEFORE = Pattern.compile("(?s).*(?<![A-Za-z])" + CURRENCY + "[ \\u00a0\\u202f]?");
    private static final Pattern AFTER = Pattern.compile("(?s)[ \\u00a0\\u202f]?" + CURRENCY + "(?![A-Za-z]).*");

    private ChangedWords() {}

    /**
     * Words as they were changed on a day.
     *
     * @param original what the template said then
     * @param on the business date they name
     * @param payBy the date to pay by that they name
     * @param overdue the most days overdue that they name
     */
    public record Written(String original, String changed, LocalDate on, @Nullable LocalDate payBy, long overdue) {}

    static List<String> refusals(NoticeFacts facts, String original, NoticeTemplates.Found found) {
        String changed = facts.ownWords();
        if (changed == null) {
            return List.of();
        }
        if (changed.length() > LONGEST) {
            return List.of("it is longer than " + LONGEST + " characters");
        }
        if (changed.lines().anyMatch(line -> line.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t'))) {
            return List.of("it contains characters that are no text");
        }
        NoticeVariables said = NoticeWording.of(facts, found);
        NoticeBody body = NoticeBody.of(changed);
        List<String> refusals = new ArrayList<>(NoticeContent.missingInSubject(body.subject(), said));
        Path words = Path.of("words");
        var stage = new DunningStage(
                facts.stage(), 1, null, null, null, facts.template(), null, null, null, null, null, null);
        boolean crossing = TextLint.problems(
                        words,
                        original,
                        NoticeBody.of(original),
                        found.words().lint(),
                        new TemplateUse("", stage, true))
                .isEmpty();
        TextLint.problems(words, changed, body, found.words().lint(), new TemplateUse("", stage, crossing)).stream()
                .map(Problem::message)
                .forEach(refusals::add);
        refusals.addAll(money(facts, changed));
        String payBy = said.payBy();
        if (!payBy.isEmpty() && original.contains(payBy) && !changed.contains(payBy)) {
            refusals.add("it does not name the date to pay by any more: " + payBy);
        }
        return refusals;
    }

    private static List<String> money(NoticeFacts facts, String words) {
        Set<BigDecimal> known = amounts(facts);
        Set<String> strange = new TreeSet<>();
        amounts(words).stream().filter(amount -> !known.contains(value(amount))).forEach(strange::add);
        return strange.stream()
                .map(amount -> "the amount " + amount + " is none of this notice's")
                .toList();
    }

    private static boolean isMoney(String words, MatchResult number) {
        String before = words.substring(Math.max(0, number.start() - 6), number.start());
        String after = words.substring(number.end(), Math.min(words.length(), number.end() + 6));
        return !after.stripLeading().startsWith("%")
                && (CENTS.matcher(number.group()).matches()
                        || BEFORE.matcher(before).matches()
                        || AFTER.matcher(after).matches());
    }

    /** As it is meant in whatever country: the last separator before one or two digits is the decimal one. */
    private static BigDecimal value(String number) {
        Matcher cents = DECIMALS.matcher(number);
        String whole = cents.matches() ? cents.group(1) : number;
        String plain = whole.replaceAll("\\D", "") + (cents.matches() ? "." + cents.group(2) : "");
        return new BigDecimal(plain).stripTrailingZeros();
    }

    private static Set<BigDecimal> amounts(NoticeFacts facts) {
        Money charges = facts.charges().stream()
                .map(Charge::amount)
                .reduce(Money.zero(facts.total().currency()), Money::plus);
        return Stream.of(
                        Stream.of(facts.total(), charges, facts.totalWithCharges()),
                        facts.charges().stream().map(Charge::amount),
                        Stream.of(facts.overdue(), facts.notYetDue(), facts.credits())
                                .flatMap(ChangedWords::ofLines))
                .flatMap(amounts -> amounts)
                .map(amount -> amount.amount().abs().stripTrailingZeros())
                .collect(Collectors.toSet());
    }

    private static Stream<Money> ofLines(List<NoticeFacts.Line> lines) {
        return lines.isEmpty()
                ? Stream.of()
                : Stream.concat(
                        lines.stream().flatMap(line -> Stream.of(line.amount(), line.open())),
                        Stream.of(lines.stream()
                                .map(NoticeFacts.Line::open)
                                .reduce(Money.zero(lines.get(0).open().currency()), Money::plus)));
    }

    /** @param original what the template says now */
    static String upToDate(NoticeFacts facts, Written written, String original, NoticeFormats formats) {
        var amounts =
                ClaimedAnew.of(amountsByLine(written.original()), amountsByLine(original), number -> amounts(facts)
                        .contains(value(number)));
        Map<String, String> replaced = new LinkedHashMap<>();
        replaced.put(formats.longDate(written.on()), formats.longDate(facts.on()));
        if (written.payBy() != null && facts.payBy() != null) {
            replaced.put(formats.longDate(written.payBy()), formats.longDate(facts.payBy()));
        }
        String days = Long.toString(written.overdue());
        // A number that the person wrote or took out may mean something else.
        if (written.overdue() > 1 && count(written.original(), days) == count(written.changed(), days)) {
            replaced.put(days, Long.toString(facts.longestOverdue()));
        }
        Pattern any = Pattern.compile(Stream.concat(replaced.keySet().stream(), amounts.before().stream())
                .map(ChangedWords::whole)
                .collect(Collectors.joining("|")));
        return Pattern.compile(".+")
                .matcher(written.changed())
                .replaceAll(line -> Matcher.quoteReplacement(upToDate(line.group(), any, amounts, replaced)));
    }

    private static String upToDate(String line, Pattern any, ClaimedAnew amounts, Map<String, String> replaced) {
        UnaryOperator<String> anew = amounts.in(line);
        return any.matcher(line).replaceAll(found -> {
            String known = replaced.get(found.group());
            return Matcher.quoteReplacement(known == null ? anew.apply(found.group()) : known);
        });
    }

    private static List<ClaimedAnew.Named> amountsByLine(String words) {
        return words.lines()
                .flatMap(line -> amounts(line).stream().map(amount -> new ClaimedAnew.Named(line, amount)))
                .toList();
    }

    private static List<String> amounts(String words) {
        return NUMBER.matcher(words)
                .results()
                .filter(number -> isMoney(words, number))
                .map(MatchResult::group)
                .toList();
    }

    private static String whole(String words) {
        return "(?<![\\p{L}\\d./,-])" + Pattern.quote(words) + "(?![\\p{L}\\d/]|[.,-]\\d)";
    }

    private static long count(String words, String number) {
        return Pattern.compile(whole(number)).matcher(words).results().count();
    }
}
