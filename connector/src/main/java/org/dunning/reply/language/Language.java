package org.dunning.reply.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of one language: its words for time and money, and phrases with their meaning. */
final class Language {

    private final String code;
    private final Set<String> common;
    private final Set<String> fillers;
    private final Set<String> contrasts;
    private final Set<String> afterADay;
    private final Map<String, List<String>> shorts = new HashMap<>();
    private final CalendarWords calendar;
    private final SpelledNumbers numbers;
    private final PhraseBook<DateRule> dates = new PhraseBook<>();
    private final PhraseBook<Cue> cues = new PhraseBook<>();

    private Language(LanguageFile file) {
        code = file.code();
        common = file.words("common");
        fillers = folded(file.words("fillers"));
        contrasts = folded(file.words("contrasts"));
        afterADay = folded(file.words("after a day"));
        file.lines("short").forEach(line -> {
            String[] sides = line.split("\\s*=\\s*");
            shorts.put(sides[0], List.of(sides[1].split("[ ']")));
        });
        calendar = new CalendarWords(code, calendarWords(file), file.words("not calendar"));
        numbers = new SpelledNumbers(code);
        read(file);
    }

    static Language read(String code) {
        return new Language(LanguageFile.read(code));
    }

    private static Set<String> folded(Set<String> words) {
        var folded = new HashSet<String>();
        words.forEach(word -> PhraseParser.expanded(word).forEach(one -> folded.add(Tokenizer.fold(one))));
        return folded;
    }

    private static Map<String, Integer> calendarWords(LanguageFile file) {
        return file.lines("calendar").stream()
                .map(line -> line.split("\\s*=\\s*"))
                .collect(Collectors.toMap(sides -> sides[0], sides -> Integer.valueOf(sides[1])));
    }

    private void read(LanguageFile file) {
        var parser = new PhraseParser(file.lists());
        CldrPhrases.of(code).forEach((rule, lines) -> lines.forEach(line -> date(parser, line, rule)));
        file.sections().forEach((section, lines) -> {
            if (section.startsWith("date ")) {
                DateRule rule = DateRule.valueOf(name(section.substring("date ".length())));
                lines.forEach(line -> date(parser, line, rule));
            } else if (section.startsWith("cue ")) {
                Cue cue = Cue.valueOf(name(section.substring("cue ".length())));
                lines.forEach(line -> cues.add(new Phrase(parser.parse(line), false), cue));
            }
        });
    }

    private void date(PhraseParser parser, String line, DateRule rule) {
        dates.add(new Phrase(parser.parse(line), true), rule);
    }

    private static String name(String words) {
        return words.toUpperCase(java.util.Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    String code() {
        return code;
    }

    boolean isCommon(String exact) {
        return common.contains(exact);
    }

    boolean isFiller(String folded) {
        return fillers.contains(folded);
    }

    boolean isContrast(String folded) {
        return contrasts.contains(folded);
    }

    /** Whether an ordinal before this word can be a day of a month. */
    boolean followsADay(String folded) {
        return afterADay.contains(folded);
    }

    @Nullable
    List<String> meantBy(String exact) {
        return shorts.get(exact);
    }

    CalendarWords calendar() {
        return calendar;
    }

    SpelledNumbers numbers() {
        return numbers;
    }

    PhraseBook<DateRule> dates() {
        return dates;
    }

    PhraseBook<Cue> cues() {
        return cues;
    }
}
