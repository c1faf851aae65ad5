package org.dunning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.ProducerTemplate;
import org.dunning.DunningApplication;
import org.dunning.configfile.YamlFile;
import org.dunning.interest.Charge;
import org.dunning.ledger.Ledger;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord;
import org.dunning.outbox.Previews;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
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
            }
        }
        assertThat(problems).isEmpty();
        assertThat(written).isGreaterThan(30 * 7 * 7);
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
        NoticeVariables said = NoticeWording.of(facts, words.language());
        var found = new TreeSet<>(NoticeContent.missingInSubject(words.subject(), said));
        found.addAll(NoticeContent.missingIn(words.text(), false, said));
        found.addAll(NoticeContent.missingIn(words.html(), true, said));
        found.addAll(NoticeContent.missingIn(letter, true, said));
        TextLint.problems(Path.of("words"), "", NoticeBody.of(renderer.ownWords(facts)), lint(words.language()), use)
                .forEach(problem -> found.add(problem.message()));
        for (String part : List.of(words.subject(), words.text(), words.html(), letter)) {
            List.of("$", "#if", "#end", "#else", "#{", "{}", "null").stream()
                    .filter(part::contains)
                    .forEach(left -> found.add("says " + left));
        }
        written++;
        found.forEach(problem -> problems.add(facts.stage() + "." + words.language() + " to "
                + facts.debtor().key().number() + ": " + problem));
    }

    private NoticeWords.Lint lint(Locale language) {
        return lints.computeIfAbsent(language.getLanguage(), tag -> YamlFile.read(
                        Path.of("mappings/notices/words." + tag + ".yaml"), NoticeWords.class)
                .value()
                .lint());
    }
}
