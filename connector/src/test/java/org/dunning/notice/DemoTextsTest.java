package org.dunning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.ProducerTemplate;
import org.dunning.DunningApplication;
import org.dunning.configfile.Problem;
import org.dunning.interest.Charge;
import org.dunning.ledger.Ledger;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord;
import org.dunning.outbox.Previews;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Every shipped text in every language, to every debtor of the demo, with what the demo's ERP says of it. */
class DemoTextsTest {

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();
    private final Map<String, NoticeWords.Lint> lints = new HashMap<>();
    private int written;
    private int courtesies;

    @Test
    void everyTextSaysToEveryDebtorOfTheDemoWhatANoticeMustSay() throws Exception {
        try (var demo = demo()) {
            demo.getBean(ProducerTemplate.class)
                    .requestBody("direct:dunning-run", RunRequest.propose("test"), RunReport.class);
            NoticeRenderer renderer = demo.getBean(NoticeRenderer.class);
            List<DebtorKey> debtors = debtors(demo);

            assertThat(debtors).hasSizeGreaterThan(30);
            for (DebtorKey debtor : debtors) {
                List<MappedRecord> fresh = fresh(demo, debtor);
                for (var stage : ShippedTextsTest.STAGES.entrySet()) {
                    for (Locale language : ShippedTextsTest.LANGUAGES) {
                        demo.getBean(Previews.class)
                                .facts(debtor, fresh, stage(stage), language)
                                .ifPresent(facts -> tryOut(renderer, facts, stage(stage)));
                    }
                }
                for (Locale language : ShippedTextsTest.LANGUAGES) {
                    demo.getBean(Previews.class)
                            .facts(debtor, fresh, stage(Map.entry("friendly", 1)), language)
                            .filter(facts -> !facts.overdue().isEmpty())
                            .ifPresent(facts -> tryCourtesies(renderer, facts));
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(written).isGreaterThan(30 * 7 * 7);
        assertThat(courtesies).isGreaterThan(20 * 7 * 4);
    }

    private ConfigurableApplicationContext demo() {
        return new SpringApplicationBuilder(DunningApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--dunning.config=config-samples/demo",
                        "--spring.config.location=classpath:/,file:config-samples/demo/",
                        "--dunning.erp-database.url=jdbc:h2:file:" + folder.resolve("erp")
                                + ";INIT=RUNSCRIPT FROM './config-samples/demo/erp.sql'",
                        "--dunning.ledger.url=jdbc:h2:file:" + folder.resolve("ledger"),
                        "--dunning.delivery.hand-over-log=" + folder.resolve("hand-overs"),
                        "--dunning.mail.folder=" + folder.resolve("mails"),
                        "--dunning.notice.languages=es,en,de,fr,it,pt,ca",
                        "--dunning.companies.iberica.payment.iban=ES91 2100 0418 4502 0005 1332",
                        "--dunning.companies.iberica.payment.link=https://pay.example.com/?n={notice}&a={amount}");
    }

    private static List<DebtorKey> debtors(ConfigurableApplicationContext demo) {
        return demo.getBean(Ledger.class)
                .sql("select distinct source, company, debtor_no from open_item where residual > 0 order by 3")
                .query((row, n) -> new DebtorKey(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static DunningStage stage(Map.Entry<String, Integer> stage) {
        boolean overdue = stage.getValue() > 0;
        return new DunningStage(
                stage.getKey(),
                stage.getValue(),
                null,
                null,
                overdue ? 7 : null,
                null,
                null,
                null,
                null,
                overdue,
                overdue,
                overdue ? Map.of("EUR", BigDecimal.TEN) : null);
    }

    @SuppressWarnings("unchecked") // the contract of erp-recheck
    private static List<MappedRecord> fresh(ConfigurableApplicationContext demo, DebtorKey debtor) {
        List<Map<String, Object>> answer = demo.getBean(ProducerTemplate.class)
                .requestBody("direct:erp-recheck", demo.getBean(Previews.class).request(debtor), List.class);
        return demo.getBean(ItemMapper.class).map(debtor.company(), answer);
    }

    /** Who owes nothing of the stage's kind would get no such notice. */
    private void tryOut(NoticeRenderer renderer, NoticeFacts facts, DunningStage stage) {
        if (stage.isBeforeOverdue() == facts.overdue().isEmpty()) {
            tryOut(renderer, facts, new TemplateUse("demo", stage, !stage.isFormal()));
            if (!stage.isBeforeOverdue()) {
                tryOut(renderer, facts.claiming(charges(facts)), new TemplateUse("demo", stage, !stage.isFormal()));
            }
        }
    }

    private static List<Charge> charges(NoticeFacts facts) {
        List<Charge> charges = new ArrayList<>();
        String currency = facts.total().currency().getCurrencyCode();
        for (NoticeFacts.Line line : facts.overdue()) {
            if (line.dueDate() != null) {
                charges.add(new Charge(
                        Charge.Kind.INTEREST,
                        line.document(),
                        Money.of("1.23", currency),
                        new Charge.Period(
                                line.dueDate().plusDays(1), facts.on(), line.daysOverdue(), new BigDecimal("10.15"))));
            }
            charges.add(new Charge(Charge.Kind.COMPENSATION, line.document(), Money.of("40.00", currency), null));
        }
        charges.add(new Charge(Charge.Kind.FEE, null, Money.of("5.00", currency), null));
        return charges;
    }

    private void tryOut(NoticeRenderer renderer, NoticeFacts facts, TemplateUse use) {
        NoticeText words = renderer.words(facts, Enclosures.NONE, renderer.pictureOf(facts));
        String letter = renderer.letter(facts, Enclosures.NONE);
        NoticeVariables said = ShippedWords.said(facts, words.language());
        var found = new TreeSet<>(NoticeContent.missingInSubject(words.subject(), said));
        found.addAll(NoticeContent.missingIn(words.text(), false, said));
        found.addAll(NoticeContent.missingIn(words.html(), true, said));
        found.addAll(NoticeContent.missingIn(letter, true, said));
        TextLint.problems(Path.of("words"), "", NoticeBody.of(renderer.ownWords(facts)), lint(words.language()), use)
                .forEach(problem -> found.add(problem.message()));
        nothingIsLeft(List.of(words.subject(), words.text(), words.html(), letter), found);
        written++;
        tell(facts, words, found);
    }

    /** What was overdue as settled, as promised in one payment or two, and as asked for once more. */
    private void tryCourtesies(NoticeRenderer renderer, NoticeFacts facts) {
        LocalDate day = facts.on().plusDays(7);
        Money total = sum(facts.overdue());
        var whole = new NoticeFacts.Promised(day, total);
        tryCourtesy(renderer, courtesy(facts, Courtesy.THANKS, null), Courtesy.THANKS);
        tryCourtesy(renderer, courtesy(facts, Courtesy.INVOICE_COPY, null), Courtesy.INVOICE_COPY);
        tryCourtesy(
                renderer, courtesy(facts, Courtesy.PROMISE_NOTED, day).noting(List.of(whole)), Courtesy.PROMISE_NOTED);
        String currency = total.currency().getCurrencyCode();
        var part = new NoticeFacts.Promised(day, Money.of("10.00", currency));
        var rest = new NoticeFacts.Promised(day.plusDays(30), Money.of("20.00", currency));
        tryCourtesy(
                renderer,
                courtesy(facts, Courtesy.PROMISE_NOTED, null).noting(List.of(part, rest)),
                Courtesy.PROMISE_NOTED);
    }

    private static NoticeFacts courtesy(NoticeFacts facts, Courtesy courtesy, @Nullable LocalDate payBy) {
        boolean thanks = courtesy == Courtesy.THANKS;
        return new NoticeFacts(
                facts.noticeNo(),
                facts.company(),
                facts.companyName(),
                facts.debtor(),
                courtesy.label(),
                courtesy.label(),
                facts.language(),
                facts.on(),
                payBy,
                thanks ? facts.overdue() : List.of(),
                thanks ? List.of() : facts.overdue(),
                List.of(),
                sum(facts.overdue()),
                List.of());
    }

    private static Money sum(List<NoticeFacts.Line> lines) {
        return lines.stream().map(NoticeFacts.Line::open).reduce(Money::plus).orElseThrow();
    }

    private void tryCourtesy(NoticeRenderer renderer, NoticeFacts facts, Courtesy courtesy) {
        NoticeText words = renderer.words(facts, Enclosures.NONE, "");
        NoticeBody body = NoticeBody.of(renderer.ownWords(facts));
        var found = new TreeSet<>(
                NoticeContent.missingInCourtesy(words.subject(), words, ShippedWords.said(facts, words.language())));
        List<Problem> lint = courtesy == Courtesy.THANKS
                ? TextLint.problems(Path.of("words"), "", body, lint(words.language()), TemplateUse.ofThanks())
                : TextLint.courtesy(Path.of("words"), "", body, lint(words.language()));
        lint.forEach(problem -> found.add(problem.message()));
        nothingIsLeft(List.of(words.subject(), words.text(), words.html()), found);
        courtesies++;
        tell(facts, words, found);
    }

    private static void nothingIsLeft(List<String> parts, Set<String> found) {
        for (String part : parts) {
            List.of("$", "#if", "#end", "#else", "#{", "{}", "null").stream()
                    .filter(part::contains)
                    .forEach(left -> found.add("says " + left));
        }
    }

    private void tell(NoticeFacts facts, NoticeText words, Set<String> found) {
        found.forEach(problem -> problems.add(facts.stage() + "." + words.language() + " to "
                + facts.debtor().key().number() + ": " + problem));
    }

    private NoticeWords.Lint lint(Locale language) {
        return lints.computeIfAbsent(
                language.getLanguage(), tag -> ShippedWords.of(language).lint());
    }
}
