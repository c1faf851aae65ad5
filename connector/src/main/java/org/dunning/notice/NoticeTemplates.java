package org.dunning.notice;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.velocity.Template;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlFile;
import org.dunning.receivable.Courtesy;
import org.jspecify.annotations.Nullable;

/** Finds the template of a notice by its language chain, and keeps it until it is told to look again. */
final class NoticeTemplates {

    static final String FOLDER = "mappings/notices";
    static final String FRAME = "frame";
    private static final String ANSWER = "answer";
    private static final String CALL_SHEET = "call-sheet.txt";
    static final String LETTER = FOLDER + "/letter.html";

    /**
     * All that a notice in one language is made of.
     *
     * @param language how numbers and dates are written
     * @param file the language of the template's file
     * @param html the frame, or the template's own page
     */
    record Found(Locale language, Locale file, NoticeWords words, Template body, Template text, Template html) {}

    private record Wanted(String template, Locale language) {}

    private record Parsed(String content, Template template) {}

    private final ConfigFolders folders;
    private final List<Locale> languages;
    private final TemplateEngine engine;
    private final Map<Wanted, Found> found = new ConcurrentHashMap<>();
    private final Map<Path, Parsed> parsed = new ConcurrentHashMap<>();
    private volatile @Nullable Template letter;

    NoticeTemplates(ConfigFolders folders, List<Locale> languages, TemplateEngine engine) {
        this.folders = folders;
        this.languages = languages;
        this.engine = engine;
    }

    /** Files are looked at anew; what has not changed is not parsed again. */
    void reload() {
        found.clear();
        letter = null;
    }

    /**
     * The template in the first language of the chain es-MX, es, first of {@code dunning.notice.languages} that has it.
     *
     * @throws InvalidFilesException when none has it, or it cannot be used
     */
    Found find(String template, Locale wanted) {
        var key = new Wanted(template, wanted);
        Found known = found.get(key);
        if (known == null) {
            known = look(template, wanted);
            found.put(key, known);
        }
        return known;
    }

    private Found look(String template, Locale wanted) {
        Locale language = chain(wanted)
                .filter(one -> file(template, one, "txt").isPresent())
                .findFirst()
                .orElse(languages.get(0));
        // The debtor's region decides how numbers are written, as far as it speaks the language of the text.
        boolean sameLanguage = language.getLanguage().equals(wanted.getLanguage());
        return new Found(
                sameLanguage ? wanted : language,
                language,
                words(language),
                parsed(require(path(template, language, "txt")), TemplateWords.TOP),
                parsed(frameOf(template, "txt"), TemplateWords.FRAME),
                parsed(
                        file(template, language, "html").orElseGet(() -> frameOf(template, "html")),
                        TemplateWords.FRAME));
    }

    /** The frame of this template alone, or of all answers; else that of all. */
    Path frameOf(String template, String part) {
        String own = Courtesy.answers(template) ? ANSWER : template;
        return folders.find(frame(own + "." + part)).orElseGet(() -> require(frame(part)));
    }

    /** @throws InvalidFilesException when it is missing or cannot be used */
    Template letter() {
        Template known = letter;
        if (known == null) {
            known = parsed(require(LETTER), TemplateWords.FRAME);
            letter = known;
        }
        return known;
    }

    /** @throws InvalidFilesException when it is missing or cannot be used */
    Template callSheet() {
        return parsed(require(frame(CALL_SHEET)), TemplateWords.FRAME);
    }

    /** @throws InvalidFilesException when the language has none, or they are incomplete */
    NoticeWords words(Locale language) {
        String path = wordsPath(language);
        Path file = require(path);
        try {
            return YamlFile.read(file, NoticeWords.class).value();
        } catch (InvalidFilesException e) {
            Path shipped = folders.workingDirectory().resolve(path);
            throw !file.equals(shipped) && Files.isRegularFile(shipped) ? MissingWords.withTheirPlace(e, shipped) : e;
        }
    }

    private String wordsPath(Locale language) {
        String own = words(language.toLanguageTag());
        return folders.find(own).isPresent() ? own : words(language.getLanguage());
    }

    private static String words(String tag) {
        return FOLDER + "/words." + tag + ".yaml";
    }

    static String frame(String part) {
        return FOLDER + "/" + FRAME + "." + part;
    }

    Optional<Path> file(String template, Locale language, String part) {
        return folders.find(path(template, language, part));
    }

    private Path require(String path) {
        return folders.find(path)
                .orElseThrow(() ->
                        new InvalidFilesException(List.of(new Problem(path, 0, 0, "no such file; a notice needs it"))));
    }

    static String path(String template, Locale language, String part) {
        return FOLDER + "/" + template + "." + language.toLanguageTag() + "." + part;
    }

    private Template parsed(Path file, TemplateWords words) {
        String content = read(file);
        Parsed known = parsed.get(file);
        if (known != null && known.content.equals(content)) {
            return known.template;
        }
        var fresh = new Parsed(
                content,
                engine.parse(
                        file.toString(), words == TemplateWords.TOP ? NoticeBody.source(content) : content, words));
        parsed.put(file, fresh);
        return fresh.template;
    }

    private Stream<Locale> chain(Locale wanted) {
        return Stream.of(wanted, Locale.forLanguageTag(wanted.getLanguage()), languages.get(0))
                .distinct();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InvalidFilesException(List.of(Problem.in(file, null, "is not written in UTF-8")));
        } catch (IOException e) {
            throw new InvalidFilesException(List.of(Problem.in(file, null, "cannot be read: " + e.getMessage())));
        }
    }
}
