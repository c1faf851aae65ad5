package org.dunning.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.dunning.channel.MailProbe;
import org.dunning.inbox.Mailbox;
import org.dunning.ledger.Standing;
import org.dunning.outbox.Comparison;
import org.dunning.outbox.MailTrace;
import org.dunning.outbox.MailTraces;
import org.dunning.run.Causes;
import org.springframework.context.ApplicationContext;

/** Tries what the connector connects to: the ledger, the ERP with each of its capabilities, the ways mails go and come. */
final class ConnectCheck {

    /** Without these nothing works; a missing document or bank date only narrows what a notice can say. */
    private static final Set<String> NEEDED = Set.of(
            "ledger",
            "mail",
            "mail-traces",
            "inbox",
            "erp-open-items",
            "erp-recheck",
            "erp-write-back",
            "erp-contacts");

    private static final String YES = "yes";

    private final ApplicationContext context;

    ConnectCheck(ApplicationContext context) {
        this.context = context;
    }

    /** By name: "yes", or "no: " and why not. */
    Map<String, String> tried() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("ledger", ledger());
        erp().forEach((capability, answer) -> answers.put(String.valueOf(capability), String.valueOf(answer)));
        answers.put("mail", context.getBean(MailProbe.class).tried());
        answers.put("mail-traces", traces());
        answers.put("inbox", context.getBean(Mailbox.class).tried());
        return answers;
    }

    static boolean isGood(String name, String answer) {
        return answer.startsWith(YES) || !NEEDED.contains(name);
    }

    /** What ledger, ERP and traces say of the mails of the last days. */
    Comparison.Result compared() {
        try (var producer = context.getBean(CamelContext.class).createProducerTemplate()) {
            return producer.requestBody("direct:reconcile", null, Comparison.Result.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String traces() {
        List<String> problems = new ArrayList<>();
        List<MailTrace> traces = context.getBean(MailTraces.class).all();
        for (MailTrace trace : traces) {
            try {
                trace.newest();
            } catch (IOException e) {
                problems.add(trace.name() + ": " + Causes.inWords(e));
            }
        }
        return problems.isEmpty()
                ? YES + (traces.isEmpty() ? ", none is configured: a mail without an answer is left to a person" : "")
                : "no: " + String.join("; ", problems);
    }

    private String ledger() {
        context.getBean(Standing.class).openDeliveries();
        return YES;
    }

    private Map<?, ?> erp() {
        try (var producer = context.getBean(CamelContext.class).createProducerTemplate()) {
            return producer.requestBody("direct:erp-capabilities", null, Map.class);
        } catch (Exception e) {
            return Map.of("erp-open-items", "no: " + String.join("; ", PlainWords.of(e)));
        }
    }
}
