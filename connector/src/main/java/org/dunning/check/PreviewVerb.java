package org.dunning.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.ProducerTemplate;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.YamlFile;
import org.dunning.interest.Charge;
import org.dunning.interest.LatePaymentRules;
import org.dunning.interest.MissingRateException;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord;
import org.dunning.notice.Enclosures;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeRenderer;
import org.dunning.notice.NoticeText;
import org.dunning.outbox.Previews;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.OpenItem;
import org.dunning.run.ChargeSheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A notice as it would be written now, with what the ERP says now; nothing is stored or sent. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Shows what a debtor would be told now, of all its open items; nothing is stored or sent.")
final class PreviewVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Parameters(paramLabel = "DOCUMENT|DEBTOR", description = "A document, or a debtor's number, as in the ERP.")
    private String name = "";

    @Option(names = "--stage", paramLabel = "STAGE", description = "Default: the stage of its newest notice.")
    private @Nullable String stage;

    @Option(names = "--language", paramLabel = "LANGUAGE", description = "Such as de; default: the debtor's.")
    private @Nullable String language;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Also writes the mail's page and the letter's page there.")
    private @Nullable Path to;

    PreviewVerb(DunningCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        return new Session(command).with(context -> {
            var previews = context.getBean(Previews.class);
            DebtorKey debtor = previews.debtor(name)
                    .orElseThrow(() -> new RefusedException(
                            "No sweep has seen an open document or a debtor '" + name + "'; propose reads the ERP."));
            var mapper = context.getBean(ItemMapper.class);
            List<MappedRecord> fresh = mapper.map(debtor.company(), asked(context, previews, debtor));
            DunningProcedure procedure = procedure(context, previews, debtor);
            DunningStage wanted = stage(procedure, previews, debtor);
            NoticeFacts facts = previews.facts(
                            debtor, fresh, wanted, language == null ? null : Locale.forLanguageTag(language))
                    .orElseThrow(() -> new RefusedException("The ERP has nothing open of " + name + " any more."));
            return show(
                    context.getBean(NoticeRenderer.class),
                    withClaims(context.getBean(ConfigFolders.class), procedure, wanted, facts, fresh));
        });
    }

    /** What the stage claims on top, as a run would. */
    private static NoticeFacts withClaims(
            ConfigFolders folders,
            DunningProcedure procedure,
            DunningStage stage,
            NoticeFacts facts,
            List<MappedRecord> fresh) {
        if (!stage.claims() || facts.overdue().isEmpty()) {
            return facts;
        }
        List<ChargeSheet.Demanded> demanded = fresh.stream()
                .filter(MappedRecord.Mapped.class::isInstance)
                .map(MappedRecord.Mapped.class::cast)
                .filter(mapped -> mapped.debtor().key().equals(facts.debtor().key()))
                .map(MappedRecord.Mapped::item)
                .filter(item -> isOverdue(item, facts.on())
                        && item.residual().isPositive()
                        && item.residual().currency().equals(facts.total().currency()))
                .map(item -> new ChargeSheet.Demanded(item, item.residual()))
                .toList();
        if (demanded.isEmpty()) {
            return facts;
        }
        try {
            var sheet = new ChargeSheet(LatePaymentRules.read(folders), procedure, facts.debtor(), facts.on());
            List<Charge> charges = sheet.of(stage, demanded);
            return facts.claiming(charges).settingOff(sheet.setOff(charges));
        } catch (MissingRateException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isOverdue(OpenItem item, LocalDate on) {
        LocalDate due = item.dueDate();
        return due != null && due.isBefore(on);
    }

    @SuppressWarnings("unchecked") // the contract of erp-recheck
    private static List<Map<String, Object>> asked(ApplicationContext context, Previews previews, DebtorKey debtor) {
        return context.getBean(ProducerTemplate.class)
                .requestBody("direct:erp-recheck", previews.request(debtor), List.class);
    }

    private static DunningProcedure procedure(ApplicationContext context, Previews previews, DebtorKey debtor) {
        Path file = context.getBean(ConfigFolders.class)
                .require(
                        "mappings/procedures/" + previews.company(debtor).procedure() + ".yaml",
                        "the company's procedure");
        return YamlFile.read(file, DunningProcedure.class).value();
    }

    private DunningStage stage(DunningProcedure procedure, Previews previews, DebtorKey debtor) {
        List<DunningStage> stages = procedure.stages();
        String wanted = stage != null
                ? stage
                : previews.newestStage(debtor).orElse(stages.get(0).stage());
        return stages.stream()
                .filter(one -> one.stage().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "Procedure '" + procedure.name() + "' has no stage '" + wanted + "'; it has "
                                + stages.stream().map(DunningStage::stage).toList()));
    }

    private Integer show(NoticeRenderer renderer, NoticeFacts facts) {
        NoticeText words = renderer.words(facts, Enclosures.NONE, renderer.pictureOf(facts));
        var out = command.invocation().out();
        out.println(words.subject());
        out.println();
        out.print(words.text());
        Path folder = to;
        if (folder != null) {
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve("mail.html"), words.html());
                Files.writeString(folder.resolve("letter.html"), renderer.letter(facts, Enclosures.NONE));
                out.println("\nWritten: " + folder.resolve("mail.html") + ", " + folder.resolve("letter.html"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        out.flush();
        return DunningCommand.COMPLETED;
    }
}
