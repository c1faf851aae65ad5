package org.dunning.erp.sap;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When {@code serve} starts, tells what this SAP lacks of what the settings want: before the first run, not in it. */
@Component
@ConditionalOnExpression("'${dunning.erp:}' == 'sap' and ${dunning.serving:false}")
class SapStart {

    private static final Logger LOG = LoggerFactory.getLogger(SapStart.class);

    /** The services that are read hold no PDF, which is no news. */
    private static final String DOCUMENT = "erp-document";

    private final ObjectProvider<SapCapabilities> capabilities;

    SapStart(ObjectProvider<SapCapabilities> capabilities) {
        this.capabilities = capabilities;
    }

    /** A SAP that does not answer must not hold up the start. */
    @EventListener(ApplicationReadyEvent.class)
    void ask() {
        var asking = new Thread(
                () -> lacking(capabilities.getObject().tried())
                        .forEach(line -> LOG.warn("SAP, asked at the start: {}; check --connect tells all", line)),
                "sap-start");
        asking.setDaemon(true);
        asking.start();
    }

    static List<String> lacking(Map<String, String> answers) {
        return answers.entrySet().stream()
                .filter(answer ->
                        answer.getValue().startsWith("no") && !answer.getKey().equals(DOCUMENT))
                .map(answer -> answer.getKey() + " " + answer.getValue())
                .toList();
    }
}
