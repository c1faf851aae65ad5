package org.dunning.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.ProducerTemplate;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.YamlFile;
import org.dunning.mapping.ItemMapper;
import org.dunning.notice.Enclosures;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeRenderer;
import org.dunning.notice.NoticeText;
import org.dunning.outbox.Previews;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.DebtorKey;
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
            NoticeFacts facts = previews.facts(
                            debtor,
                            mapper.map(debtor.company(), asked(context, previews, debtor)),
                            stage(context, previews, debtor),
                            language == null ? null : Locale.forLanguageTag(language))
                    .orElseThrow(() -> new RefusedException("The ERP has nothing open of " + name + " any more."));
            return show(context.getBean(NoticeRenderer.class), facts);
        });
    }

    @SuppressWarnings("unchecked") // the contract of erp-recheck
    private static List<Map<String, Object>> asked(ApplicationContext context, Previews previews, DebtorKey debtor) {
        return context.getBean(ProducerTemplate.class)
                .requestBody("direct:erp-recheck", previews.request(debtor), List.class);
    }

    private DunningStage stage(ApplicationContext context, Previews previews, DebtorKey debtor) {
        String procedure = previews.company(debtor).procedure();
        Path file = context.getBean(ConfigFolders.class)
                .require("mappings/procedures/" + procedure + ".yaml", "the company's procedure");
        List<DunningStage> stages =
                YamlFile.read(file, DunningProcedure.class).value().stages();
        String wanted = stage != null
                ? stage
                : previews.newestStage(debtor).orElse(stages.get(0).stage());
        return stages.stream()
                .filter(one -> one.stage().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException("Procedure '" + procedure + "' has no stage '" + wanted + "'; it has "
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
