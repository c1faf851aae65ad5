package org.dunning.notice;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunning.company.AnswerLinks;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.receivable.Channel;
import org.springframework.stereotype.Component;

/** Puts a notice into words, by the templates in {@code mappings/notices}. */
@Component
public final class NoticeRenderer {

    private final NoticeTemplates templates;
    private final AnswerLinks links;
    private final TemplateEngine engine = new TemplateEngine();

    NoticeRenderer(ConfigFolders folders, NoticeProperties properties, AnswerLinks links) {
        this.links = links;
        this.templates = new NoticeTemplates(folders, properties.languages(), engine);
    }

    /** Templates that were changed are taken up now; between two calls they stay as they are. */
    public void reload() {
        templates.reload();
    }

    /** @throws InvalidFilesException when its template is missing or cannot be used */
    public RenderedNotice render(PreparedNotice notice) {
        if (notice.facts().courtesy().isPresent()) {
            return new RenderedNotice(notice, words(notice.facts(), notice.enclosures(), ""), null);
        }
        byte[] code = PaymentCode.png(notice.facts());
        NoticeText words = words(notice.facts(), notice.enclosures(), code == null ? "" : "cid:" + FrameWording.CODE);
        // Only in a mail is a link at hand, and only the debtor may have it.
        Optional<String> invitation = notice.channel() == Channel.MAIL
                ? links.of(notice.deliveryId(), notice.facts().on())
                : Optional.empty();
        NoticeText answerable =
                invitation.map(link -> AnswerInvitation.below(words, link)).orElse(words);
        return new RenderedNotice(
                notice,
                answerable,
                code == null
                        ? null
                        : new Enclosure("", FrameWording.CODE + ".png", "image/png", FrameWording.CODE, code));
    }

    /** The label of the channel that takes it from here. */
    public String channel(RenderedNotice rendered) {
        return rendered.notice().channel().label();
    }

    /**
     * The same without a delivery: for a preview.
     *
     * @param code where the page finds the picture to scan, or empty
     * @throws InvalidFilesException when its template is missing or cannot be used
     */
    public NoticeText words(NoticeFacts facts, Enclosures enclosures, String code) {
        return words(facts, enclosures, code, templates.find(facts.template(), facts.language()), engine);
    }

    /**
     * The notice as a page to print, for a channel that goes by post; its picture is within it.
     *
     * @throws InvalidFilesException when its template is missing or cannot be used
     */
    public String letter(NoticeFacts notice, Enclosures enclosures) {
        NoticeFacts facts = notice.printed(true);
        NoticeTemplates.Found found = templates.find(facts.template(), facts.language());
        NoticeVariables said = NoticeWording.of(facts, found);
        NoticeBody body = NoticeBody.of(own(facts, said, found, engine));
        FrameVariables text = new FrameWording(facts, said, found.words(), enclosures).of(body);
        FrameVariables page = FrameWording.page(text, said, pictureOf(facts));
        return engine.render(templates.letter(), said, page, true);
    }

    /**
     * What a person who calls needs before the telephone: how to begin, what is asked for, and what to ask further; and the
     * words that a person wrote for this notice.
     *
     * @throws InvalidFilesException when its template is missing or cannot be used
     */
    public String callSheet(NoticeFacts facts) {
        NoticeTemplates.Found found = templates.find(facts.template(), facts.language());
        NoticeVariables said = NoticeWording.of(facts, found);
        String changed = facts.ownWords();
        NoticeBody body = changed == null ? NoticeBody.NONE : NoticeBody.of(changed);
        FrameVariables frame = new FrameWording(facts, said, found.words(), Enclosures.NONE).of(body);
        return NoticeText.withoutGaps(engine.render(templates.callSheet(), said, frame, false));
    }

    /** The picture to scan, within the page itself; empty where there is none. */
    public String pictureOf(NoticeFacts facts) {
        byte[] code = PaymentCode.png(facts);
        return code == null
                ? ""
                : "data:image/png;base64," + Base64.getEncoder().encodeToString(code);
    }

    NoticeText words(NoticeFacts facts) {
        return words(facts, Enclosures.NONE, "");
    }

    static NoticeText words(
            NoticeFacts facts, Enclosures files, String code, NoticeTemplates.Found found, TemplateEngine engine) {
        NoticeVariables said = NoticeWording.of(facts, found);
        NoticeBody body = NoticeBody.of(own(facts, said, found, engine));
        FrameVariables plain = new FrameWording(facts, said, found.words(), files).of(body);
        FrameVariables page = FrameWording.page(plain, said, code);
        return new NoticeText(
                body.subject(),
                NoticeText.withoutGaps(engine.render(found.text(), said, plain, false)),
                engine.render(found.html(), said, page, true),
                found.language(),
                found.file());
    }

    /** The subject and the own words of a notice: as a person changed them, else as its template has them. */
    private static String own(
            NoticeFacts facts, NoticeVariables said, NoticeTemplates.Found found, TemplateEngine engine) {
        String changed = facts.ownWords();
        return changed == null ? engine.render(found.body(), said, RenderBudget.USUAL) : changed;
    }

    /**
     * The subject and the own words of a notice as a person may change them: its template's, or as they were changed. A
     * line {@code ---} stands where the statement of account goes, which nobody changes.
     *
     * @throws InvalidFilesException when its template is missing or cannot be used
     */
    public String ownWords(NoticeFacts facts) {
        NoticeTemplates.Found found = templates.find(facts.template(), facts.language());
        return NoticeBody.of(own(facts, NoticeWording.of(facts, found), found, engine))
                .asText();
    }

    /**
     * Why words that a person changed may not go out: the rules of the texts, and no amount that is not this notice's.
     *
     * @param facts of the notice, with the changed words
     */
    public List<String> refusals(NoticeFacts facts) {
        NoticeTemplates.Found found = templates.find(facts.template(), facts.language());
        return ChangedWords.refusals(facts, ownWords(facts.inWords(null)), found);
    }

    /** Words that were changed on another day, with that day's dates, days and charges replaced by those of the facts. */
    public String upToDate(NoticeFacts facts, ChangedWords.Written written) {
        Locale language = templates.find(facts.template(), facts.language()).language();
        return ChangedWords.upToDate(facts, written, ownWords(facts.inWords(null)), NoticeFormats.of(language));
    }
}
