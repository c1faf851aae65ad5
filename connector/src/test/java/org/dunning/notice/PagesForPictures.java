package org.dunning.notice;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.dunning.company.AnswerLinks;
import org.dunning.company.Company;
import org.dunning.company.Payment;
import org.dunning.configfile.ConfigFolders;
import org.dunning.receivable.Reach;

/** The invented notice of each stage as a page of a mail and as a page of a letter, with everything a notice may have. */
public final class PagesForPictures {

    private static final Payment PAYMENT = new Payment(
            "ES91 2100 0418 4502 0005 1332", "CAIXESBBXXX", null, "https://pay.example.com/?n={notice}&a={amount}");

    private final NoticeRenderer renderer;
    private final Locale language;

    public PagesForPictures(Locale language) {
        this.language = language;
        this.renderer = new NoticeRenderer(
                new ConfigFolders(Path.of(""), Path.of("")),
                new NoticeProperties(List.of(language), null),
                AnswerLinks.none());
    }

    /** The stages in their order. */
    public static List<String> stages() {
        return List.of("reminder-before-due", "due-day", "friendly", "firm", "formal", "agency", "legal", "thanks");
    }

    private NoticeFacts facts(String stage) {
        NoticeFacts sample =
                switch (stage) {
                    case "thanks" -> SampleFacts.thanks(language);
                    case "reminder-before-due", "due-day" -> SampleFacts.beforeDue(stage, stage, language);
                    case "friendly" -> SampleFacts.full(stage, stage, language);
                    default -> SampleFacts.withCharges(stage, stage, language);
                };
        Company company = OtherFacts.writingFrom(
                OtherFacts.paidBy(sample.company(), PAYMENT),
                "Calle del Comercio, 7\n28014 Madrid",
                "Registro Mercantil de Madrid, tomo 1, folio 1, hoja M-1. CIF B00000000");
        return OtherFacts.of(
                sample,
                company,
                sample.debtor().with(new Reach("Calle del Ejemplo, 12\n28013 Madrid", null, false)),
                sample.overdue(),
                sample.total());
    }

    public String mail(String stage) {
        NoticeFacts facts = facts(stage);
        return renderer.words(facts, Enclosures.NONE, facts.isThanks() ? "" : renderer.pictureOf(facts))
                .html();
    }

    public String letter(String stage) {
        return renderer.letter(facts(stage), Enclosures.NONE);
    }
}
