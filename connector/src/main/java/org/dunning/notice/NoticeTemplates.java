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

/** Finds the template of a notice by its language chain and keeps what it parsed while the file stays as it is. */
final class NoticeTemplates {

    static final String FOLDER = "mappings/notices";

    /** Both parts of a template in one language. */
    record Pair(Locale language, Template text, Template html) {}

    private record Parsed(String content, Template template) {}

    private final ConfigFolders folders;
    private final List<Locale> languages;
    private final TemplateEngine engine;
    private final Map<Path, Parsed> parsed = new ConcurrentHashMap<>();

    NoticeTemplates(ConfigFolders folders, List<Locale> languages, TemplateEngine engine) {
        this.folders = folders;
        this.languages = languages;
        this.engine = engine;
    }

    /**
     * The template in the first language of the chain es-MX, es, first of {@code dunning.notice.languages} that has it.
     *
     * @throws InvalidFilesException when none has it, or it cannot be used
     */
    Pair find(String template, Locale wanted) {
        return chain(wanted)
                .filter(language -> file(template, language, "txt").isPresent())
                .findFirst()
                .map(language -> pair(template, language, wanted))
                .orElseThrow(() -> missing(template, languages.get(0), "txt"));
    }

    private Pair pair(String template, Locale language, Locale wanted) {
        Path text = file(template, language, "txt").orElseThrow(() -> missing(template, language, "txt"));
        Path html = file(template, language, "html").orElseThrow(() -> missing(template, language, "html"));
        // The debtor's region decides how numbers are written, as far as it speaks the language of the text.
        boolean sameLanguage = language.getLanguage().equals(wanted.getLanguage());
        return new Pair(sameLanguage ? wanted : language, parsed(text), parsed(html));
    }

    Optional<Path> file(String template, Locale language, String part) {
        return folders.find(path(template, language, part));
    }

    static String path(String template, Locale language, String part) {
        return FOLDER + "/" + template + "." + language.toLanguageTag() + "." + part;
    }

    /** @throws InvalidFilesException when it cannot be used */
    Template parsed(Path file) {
        String content = read(file);
        Parsed known = parsed.get(file);
        if (known != null && known.content.equals(content)) {
            return known.template;
        }
        var fresh = new Parsed(content, engine.parse(file.toString(), content));
        parsed.put(file, fresh);
        return fresh.template;
    }

    private Stream<Locale> chain(Locale wanted) {
        return Stream.of(wanted, Locale.forLanguageTag(wanted.getLanguage()), languages.get(0))
                .distinct();
    }

    private static InvalidFilesException missing(String template, Locale language, String part) {
        return new InvalidFilesException(
                List.of(new Problem(path(template, language, part), 0, 0, "no such file; a notice needs it")));
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
