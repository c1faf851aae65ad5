package org.dunning.notice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Place;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.procedure.DunningProcedure;
import org.dunning.receivable.Courtesy;
import org.jsoup.Jsoup;

/** Tries every template in {@code mappings/notices} out on invented notices and tells everything wrong with them. */
public final class TemplateCheck {

    /** The languages that must be complete where {@code dunning.notice.languages} says nothing. */
    public static final List<Locale> USUAL_LANGUAGES = List.of(Locale.forLanguageTag("es"), Locale.ENGLISH);

    private final ConfigFolders folders;
    private final List<Locale> languages;
    private final TemplateEngine engine = new TemplateEngine();
    private final NoticeTemplates templates;
    private final Map<Locale, NoticeWords> words = new HashMap<>();
    private final List<TemplateFile> files = new ArrayList<>();
    private final Set<Path> unusable = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private TemplateCheck(ConfigFolders folders, List<Locale> languages) {
        this.folders = folders;
        this.languages = languages;
        this.templates = new NoticeTemplates(folders, languages, engine);
    }

    /**
     * Every problem of every template.
     *
     * @param languages those of {@code dunning.notice.languages}
     * @param procedures whose stages need templates
     */
    public static List<Problem> check(
            ConfigFolders folders, List<Locale> languages, Collection<DunningProcedure> procedures) {
        return check(folders, languages, procedures, List.of());
    }

    /**
     * The same where messages without a demand are sent.
     *
     * @param courtesies that must be there in all these languages; where others are there, they are tried in any case
     */
    public static List<Problem> check(
            ConfigFolders folders,
            List<Locale> languages,
            Collection<DunningProcedure> procedures,
            Collection<Courtesy> courtesies) {
        var check = new TemplateCheck(folders, languages);
        check.parse();
        List<TemplateUse> uses = new ArrayList<>(TemplateUse.of(procedures));
        check.complete(uses);
        uses.add(TemplateUse.ofThanks());
        courtesies.forEach(courtesy -> languages.forEach(language -> check.need(
                courtesy.label(),
                language,
                "needed by " + courtesy.setting() + " in each of dunning.notice.languages")));
        boolean framed = check.frames();
        check.words();
        if (framed) {
            uses.forEach(check::tryOut);
            check.tryAnswers();
        }
        return check.problems.stream().sorted().distinct().toList();
    }

    private void parse() {
        for (Path file : folders.list(NoticeTemplates.FOLDER, ".txt", ".html")) {
            String name = file.getFileName().toString();
            if (name.startsWith(NoticeTemplates.FRAME + ".") || NoticeTemplates.LETTER.endsWith("/" + name)) {
                continue;
            }
            Optional<TemplateFile> named = TemplateFile.of(file);
            if (named.isEmpty()) {
                problems.add(Problem.in(
                        file, null, "is not named <template>.<language>.txt or .html, such as friendly.es.txt"));
                continue;
            }
            files.add(named.get());
            parse(file, name.endsWith(".txt") ? TemplateWords.TOP : TemplateWords.FRAME);
        }
    }

    private boolean frames() {
        boolean own = folders.list(NoticeTemplates.FOLDER, ".txt", ".html").stream()
                .filter(file ->
                        file.getFileName().toString().matches(NoticeTemplates.FRAME + "\\.[a-z-]+\\.(txt|html)"))
                .map(file -> parse(file, TemplateWords.FRAME))
                .reduce(true, Boolean::logicalAnd);
        return Stream.of(NoticeTemplates.frame("txt"), NoticeTemplates.frame("html"), NoticeTemplates.LETTER)
                .map(frame -> folders.find(frame)
                        .map(file -> parse(file, TemplateWords.FRAME))
                        .orElseGet(() -> {
                            problems.add(new Problem(frame, 0, 0, "no such file; every notice needs it"));
                            return false;
                        }))
                .reduce(own, Boolean::logicalAnd);
    }

    private boolean parse(Path file, TemplateWords known) {
        try {
            engine.parse(file.toString(), NoticeTemplates.read(file), known);
            return true;
        } catch (InvalidFilesException e) {
            problems.addAll(e.problems());
            unusable.add(file);
            return false;
        }
    }

    private void words() {
        files.stream().map(TemplateFile::language).distinct().forEach(language -> {
            try {
                NoticeWords read = templates.words(language);
                String broken = TextLint.broken(read.lint());
                if (broken == null) {
                    words.put(language, read);
                } else {
                    problems.add(new Problem(
                            NoticeTemplates.FOLDER + "/words." + language.toLanguageTag() + ".yaml", 0, 0, broken));
                }
            } catch (InvalidFilesException e) {
                problems.addAll(e.problems());
            }
        });
    }

    private void complete(List<TemplateUse> uses) {
        for (TemplateUse use : uses) {
            for (Locale language : languages) {
                need(use.template(), language, "needed by " + use + " in each of dunning.notice.languages");
            }
        }
        for (TemplateFile file : files) {
            need(
                    file.template(),
                    file.language(),
                    "needed beside " + file.file().getFileName());
        }
    }

    private void need(String template, Locale language, String reason) {
        if (part(template, language, "txt").isPresent()) {
            return;
        }
        var known = new TreeSet<String>();
        files.forEach(file -> known.add(file.template()));
        String suggestion = known.contains(template) ? "" : Suggestion.among(known, template);
        problems.add(new Problem(
                NoticeTemplates.path(template, language, "txt"), 0, 0, "no such file; " + reason + suggestion));
    }

    private Optional<TemplateFile> part(String template, Locale language, String part) {
        return files.stream()
                .filter(file -> file.template().equals(template)
                        && file.language().equals(language)
                        && file.part().equals(part))
                .findFirst();
    }

    private void tryOut(TemplateUse use) {
        files.stream()
                .filter(file -> file.part().equals("txt") && file.template().equals(use.template()))
                .filter(file -> words.containsKey(file.language()) && !unusable.contains(file.file()))
                .forEach(file -> tryOut(file, use));
    }

    private void tryOut(TemplateFile file, TemplateUse use) {
        Optional<Path> page = part(file.template(), file.language(), "html").map(TemplateFile::file);
        if (page.isPresent() && unusable.contains(page.get())) {
            return;
        }
        try {
            NoticeTemplates.Found found = templates.find(file.template(), file.language());
            for (NoticeFacts sample : use.samples(file.language())) {
                NoticeVariables said = NoticeWording.of(sample, file.language(), found.words());
                NoticeBody body = NoticeBody.of(engine.render(found.body(), said, RenderBudget.USUAL));
                NoticeText made = NoticeRenderer.words(sample, Enclosures.NONE, "", found, engine);
                NoticeContent.missingInSubject(body.subject(), said)
                        .forEach(missing -> problems.add(Problem.in(file.file(), Place.START, missing)));
                problems.addAll(TextLint.problems(
                        file.file(),
                        NoticeTemplates.read(file.file()),
                        body,
                        found.words().lint(),
                        use));
                statement(templates.frameOf(file.template(), "txt"), made.text(), false, said);
                statement(page.orElseGet(() -> templates.frameOf(file.template(), "html")), made.html(), true, said);
                page.ifPresent(own -> problems.addAll(TextLint.page(
                        own,
                        NoticeTemplates.read(own),
                        Jsoup.parse(made.html()).text(),
                        found.words().lint(),
                        use)));
            }
        } catch (InvalidFilesException e) {
            problems.addAll(e.problems());
        }
    }

    /** Whether they are sent or not: a text that is there must be good. */
    private void tryAnswers() {
        for (Courtesy courtesy :
                Arrays.stream(Courtesy.values()).filter(Courtesy::isAnswer).toList()) {
            files.stream()
                    .filter(file -> file.part().equals("txt") && file.template().equals(courtesy.label()))
                    .filter(file -> words.containsKey(file.language()) && !unusable.contains(file.file()))
                    .forEach(file -> tryAnswer(file, courtesy));
        }
    }

    private void tryAnswer(TemplateFile file, Courtesy courtesy) {
        try {
            NoticeTemplates.Found found = templates.find(file.template(), file.language());
            for (NoticeFacts sample : SampleFacts.courtesies(courtesy, file.language())) {
                NoticeVariables said = NoticeWording.of(sample, file.language(), found.words());
                NoticeBody body = NoticeBody.of(engine.render(found.body(), said, RenderBudget.USUAL));
                NoticeText made = NoticeRenderer.words(sample, Enclosures.NONE, "", found, engine);
                NoticeContent.missingInCourtesy(body.subject(), made, said)
                        .forEach(missing -> problems.add(Problem.in(file.file(), Place.START, missing)));
                problems.addAll(TextLint.courtesy(
                        file.file(),
                        NoticeTemplates.read(file.file()),
                        body,
                        found.words().lint()));
            }
        } catch (InvalidFilesException e) {
            problems.addAll(e.problems());
        }
    }

    private void statement(Path file, String part, boolean html, NoticeVariables said) {
        NoticeContent.missingIn(part, html, said)
                .forEach(missing -> problems.add(Problem.in(file, Place.START, missing)));
    }
}
