package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.dunning.DunningApplication;
import org.junit.jupiter.api.Test;

class InterpretVerbTest {

    private static final String MAILS = "connector/src/test/resources/replies/labelled/";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int interpret(String... files) {
        var words = new java.util.ArrayList<>(List.of("interpret"));
        words.addAll(List.of(files));
        return DunningCommand.execute(Invocation.of(
                DunningApplication.class, new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new)));
    }

    @Test
    void printsOneLineOfJsonForEachMail() throws Exception {
        int exit = interpret(MAILS + "d034.eml", MAILS + "d003.eml");

        List<String> lines = out.toString().lines().toList();
        JsonNode promise = new ObjectMapper().readTree(lines.get(0));
        assertThat(exit).isZero();
        assertThat(lines).hasSize(2);
        assertThat(promise.get("intent").asText()).isEqualTo("promise");
        assertThat(promise.at("/promises/1/date").asText()).isEqualTo("2026-06-19");
        assertThat(promise.at("/promises/1/amount").asText()).isEqualTo("1300");
        assertThat(new ObjectMapper()
                        .readTree(lines.get(1))
                        .get("claimedPaidOn")
                        .asText())
                .isEqualTo("2026-04-01");
    }

    @Test
    void aFileThatIsNotThereStopsNoOther() {
        int exit = interpret("no-such.eml", MAILS + "d003.eml");

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(2).first().asString().contains("\"abstain\":true");
        assertThat(err.toString()).contains("no-such.eml");
    }

    @Test
    void withoutAFileTheUsageIsTold() {
        assertThat(interpret()).isEqualTo(2);
    }
}
