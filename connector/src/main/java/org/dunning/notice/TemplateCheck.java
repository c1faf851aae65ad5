package org.dunning.notice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.velocity.Template;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Place;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.procedure.DunningProcedure;

/** Tries every template in {@code mappings/notices} out on invented notices and tells everything wrong with them. */
public final class TemplateCheck {

    /** The languages that must be complete where {@code dunning.notice.languages} says nothing. */
    public static final List<Locale> USUAL_LANGUAGES = List.of(Locale.forLanguageTag("es"), Locale.ENGLISH);

    private final ConfigFolders folders;
    private final List<Locale> languages;
    private final TemplateEngine engine = new TemplateEngine();
    private final Map<Path, Template> usable = new HashMap<>();
    private final List<TemplateFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private TemplateCheck(ConfigFolders folders, List<Locale> languages) {
        this.folders = folders;
        this.languages = languages;
    }

    /**
     * Every problem of every template.
     *
     * @param languages those of {@code dunning.notice.languages}
     * @param procedures whose stages need templates
     */
    public static List<Problem> check(
            ConfigFolders folders, List<Locale> languages, Collection<DunningProcedure> procedures) {
        var check = new TemplateCheck(folders, languages);
        check.parse();
        List<TemplateUse> uses = TemplateUse.of(procedures);
        check.complete(uses);
        uses.forEach(check::tryOut);
        return check.problems.stream().sorted().distinct().toList();
    }

    private void parse() {
        for (Path file : folders.list(NoticeTemplates.FOLDER, ".txt", ".html")) {
            Optional<TemplateFile> named = TemplateFile.of(file);
            if (named.isEmpty()) {
                problems.add(Problem.in(
                        file, null, "is not named <template>.<language>.txt or .html, such as friendly.es.txt"));
                continue;
            }
            files.add(named.get());
            try {
                usable.put(file, engine.parse(file.toString(), NoticeTemplates.read(file)));
            } catch (InvalidFilesException e) {
                problems.addAll(e.problems());
            }
        }
    }

    private void complete(List<TemplateUse> uses) {
        for (TemplateUse use : uses) {
            for (Locale language : languages) {
                need(use.template(), language, "txt", "needed by " + use + " in each of dunning.notice.languages");
                need(use.template(), language, "html", "needed by " + use + " in each of dunning.notice.languages");
            }
        }
        for (TemplateFile file : files) {
            String other = file.part().equals("txt") ? "html" : "txt";
            need(
                    file.template(),
                    file.language(),
                    other,
                    "needed beside " + file.file().getFileName());
        }
    }

    private void need(String template, Locale language, String part, String reason) {
        if (part(template, language, part).isPresent()) {
            return;
        }
        var known = new TreeSet<String>();
        files.forEach(file -> known.add(file.template()));
        String suggestion = known.contains(template) ? "" : Suggestion.among(known, template);
        problems.add(new Problem(
                NoticeTemplates.path(template, language, part), 0, 0, "no such file; " + reason + suggestion));
    }

    private Optional<TemplateFile> part(String template, Locale language, String part) {
        return files.stream()
                .filter(file -> file.template().equals(template)
                        && file.language().equals(language)
                        && file.part().equals(part))
                .findFirst();
    }

    private void tryOut(TemplateUse use) {
        files.stream().filter(file -> file.template().equals(use.template())).forEach(file -> tryOut(file, use));
    }

    private void tryOut(TemplateFile file, TemplateUse use) {
        Template template = usable.get(file.file());
        if (template == null) {
            return;
        }
        boolean html = file.part().equals("html");
        for (NoticeFacts sample : use.samples(file.language())) {
            NoticeVariables said = NoticeWording.of(sample, file.language());
            try {
                String rendered = engine.render(template, said, html, RenderBudget.USUAL);
                tell(file, html ? rendered : subjectApart(file, rendered, said), html, said, use);
            } catch (InvalidFilesException e) {
                problems.addAll(e.problems());
            }
        }
    }

    private String subjectApart(TemplateFile file, String rendered, NoticeVariables said) {
        NoticeText words = NoticeText.of(rendered, "", file.language());
        NoticeContent.missingInSubject(words.subject(), said)
                .forEach(missing -> problems.add(Problem.in(file.file(), new Place(1, 1), missing)));
        return words.text();
    }

    private void tell(TemplateFile file, String part, boolean html, NoticeVariables said, TemplateUse use) {
        NoticeContent.missingIn(part, html, said, use)
                .forEach(missing -> problems.add(Problem.in(file.file(), null, missing)));
    }
}
