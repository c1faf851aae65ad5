package org.dunning.notice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.dunning.configfile.Place;
import org.dunning.configfile.Problem;
import org.jspecify.annotations.Nullable;

/** What the trade expects of a text beyond its facts: polite, short, and with something to do. */
final class TextLint {

    // About twenty-five lines: whoever is asked to pay reads no more.
    private static final int LONGEST = 2_000;
    private static final int FLAGS =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.MULTILINE;

    private final Path file;
    private final String source;
    private final NoticeWords.Lint lint;
    private final List<Problem> problems = new ArrayList<>();

    private TextLint(Path file, String source, NoticeWords.Lint lint) {
        this.file = file;
        this.source = source;
        this.lint = lint;
    }

    /** @param source the file as it is written, to find places in */
    static List<Problem> problems(Path file, String source, NoticeBody body, NoticeWords.Lint lint, TemplateUse use) {
        var text = new TextLint(file, source, lint);
        text.shape(body);
        String own = String.join("\n", body.opening()) + "\n" + String.join("\n", body.closing());
        text.wording(own, use);
        text.tone(body.subject() + "\n" + own);
        return text.problems;
    }

    /** Of a text that demands nothing: it has nothing to ask for, and shall be polite and short all the same. */
    static List<Problem> courtesy(Path file, String source, NoticeBody body, NoticeWords.Lint lint) {
        var text = new TextLint(file, source, lint);
        text.shape(body);
        text.tone(body.subject() + "\n" + String.join("\n", body.opening()) + "\n" + String.join("\n", body.closing()));
        return text.problems;
    }

    /** The same of an HTML page that a template has of its own. */
    static List<Problem> page(Path file, String source, String words, NoticeWords.Lint lint, TemplateUse use) {
        var text = new TextLint(file, source, lint);
        text.wording(words, use);
        text.tone(words);
        return text.problems;
    }

    private void shape(NoticeBody body) {
        if (!body.hasStatement()) {
            add(null, "has no line '" + NoticeBody.STATEMENT + "'; the statement of account goes there");
        }
        int length = String.join("", body.opening()).length()
                + String.join("", body.closing()).length();
        if (length > LONGEST) {
            add(null, "is too long: more than " + LONGEST + " characters besides the statement");
        }
    }

    private void wording(String own, TemplateUse use) {
        String line = own.replaceAll("\\s+", " ");
        if (use.isThanks()) {
            return;
        }
        if (lint.callToAction().stream().noneMatch(regex -> in(line, regex))) {
            add(null, "does not say what to do (none of lint/call-to-action of its language's words)");
        }
        if (use.beforeFormal() && lint.alreadyPaid().stream().noneMatch(regex -> in(line, regex))) {
            add(null, "does not say what to do if it is already paid, as " + use + " must (before any formal stage)");
        }
    }

    private static boolean in(String text, String regex) {
        return pattern(regex).matcher(text).find();
    }

    private void tone(String words) {
        for (String regex : lint.aggressive()) {
            Pattern whole = pattern("(?<!\\p{L})(?:" + regex + ")(?!\\p{L})");
            Matcher said = whole.matcher(words);
            if (said.find()) {
                Matcher written = whole.matcher(source);
                add(
                        written.find() ? place(written.start()) : null,
                        "'" + said.group() + "' is no word for a notice: say plainly what happens next");
            }
        }
    }

    private Place place(int offset) {
        String before = source.substring(0, offset);
        return new Place(
                (int) before.lines().count() + (before.endsWith("\n") || before.isEmpty() ? 1 : 0),
                offset - before.lastIndexOf('\n'));
    }

    private void add(@Nullable Place place, String message) {
        problems.add(Problem.in(file, place == null ? Place.START : place, message));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, FLAGS);
    }

    /** The first expression that is none, in words; null when all are good. */
    static @Nullable String broken(NoticeWords.Lint lint) {
        for (List<String> group : List.of(lint.alreadyPaid(), lint.callToAction(), lint.aggressive())) {
            for (String regex : group) {
                try {
                    pattern(regex);
                } catch (PatternSyntaxException e) {
                    return "'" + regex + "' is no regular expression: " + e.getDescription();
                }
            }
        }
        return null;
    }
}
