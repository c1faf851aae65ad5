package org.dunning.notice;

import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.springframework.stereotype.Component;

/** Puts a notice into words, by the templates in {@code mappings/notices}. */
@Component
public final class NoticeRenderer {

    private final NoticeTemplates templates;
    private final TemplateEngine engine = new TemplateEngine();

    NoticeRenderer(ConfigFolders folders, NoticeProperties properties) {
        this.templates = new NoticeTemplates(folders, properties.languages(), engine);
    }

    /** @throws InvalidFilesException when its template is missing or cannot be used */
    public RenderedNotice render(PreparedNotice notice) {
        return new RenderedNotice(notice, words(notice.facts()));
    }

    /**
     * The same without a delivery: for a preview.
     *
     * @throws InvalidFilesException when its template is missing or cannot be used
     */
    public NoticeText words(NoticeFacts facts) {
        NoticeTemplates.Pair pair = templates.find(facts.template(), facts.language());
        NoticeVariables variables = NoticeWording.of(facts, pair.language());
        String text = engine.render(pair.text(), variables, false, RenderBudget.USUAL);
        String html = engine.render(pair.html(), variables, true, RenderBudget.USUAL);
        return NoticeText.of(text, html, pair.language());
    }
}
