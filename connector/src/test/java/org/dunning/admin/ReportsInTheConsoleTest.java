package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.ADMIN;
import static org.dunning.admin.ConsoleServer.OPERATOR;
import static org.dunning.admin.ConsoleServer.VIEWER;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people report goes through the console while it holds the ledger, each in his own companies. */
class ReportsInTheConsoleTest {

    @TempDir
    private Path folder;

    private ConsoleServer server;

    @BeforeEach
    void aProposal() {
        server = ConsoleServer.withUsers(folder);
        server.jolokia(ADMIN).operation("propose");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String said(String user, String operation, Object... arguments) {
        var answer = server.jolokia(user).exec(Reports.NAME, operation, arguments);
        return answer.has("value")
                ? answer.get("value").asText()
                : answer.get("error").asText();
    }

    @Test
    void anOperatorReportsOfNoticesThatWentThatWay() {
        assertThat(said(VIEWER, "called", 1, "reached", "")).contains("called needs the role operator");
        assertThat(said(OPERATOR, "called", 1, "busy", "")).contains("no outcome 'busy'");
        assertThat(said(OPERATOR, "called", 1, "reached", ""))
                .contains("notice 1 is PROPOSED by mail, not SENT by call");
        assertThat(said(OPERATOR, "posted", 1, "RR123456789ES"))
                .contains("notice 1 is PROPOSED by mail, not SENT by registered-letter");
        assertThat(said(OPERATOR, "posted", 1, "?")).contains("is no tracking number");
        assertThat(said(OPERATOR, "posted", 3, "RR123456789ES")).contains("there is no notice 3");
    }
}
