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

    /** Templates that were changed are taken up now; between two calls they stay as they are. */
    public void reload() {
        templates.reload();
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
        return words(facts, templates.find(facts.template(), facts.language()), engine);
    }

    static NoticeText words(NoticeFacts facts, NoticeTemplates.Found found, TemplateEngine engine) {
        NoticeVariables said = NoticeWording.of(facts, found.language());
        NoticeBody body = NoticeBody.of(engine.render(found.body(), said, RenderBudget.USUAL));
        FrameVariables frame = FrameWording.of(body, said, found.words(), facts.template());
        return new NoticeText(
                body.subject(),
                NoticeText.withoutGaps(engine.render(found.text(), said, frame, false)),
                engine.render(found.html(), said, FrameWording.html(frame, said), true),
                found.language());
    }
}
