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

/** The words of a notice are read by whoever may look, and changed by whoever may act, each in his own companies. */
class LettersInTheConsoleTest {

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
        var answer = server.jolokia(user).exec(Letters.NAME, operation, arguments);
        return answer.has("value")
                ? answer.get("value").asText()
                : answer.get("error").asText();
    }

    @Test
    void anOperatorChangesThemAndAViewerReadsThem() {
        String words = said(VIEWER, "words", 1);
        assertThat(words).contains("\n---\n");
        assertThat(said(VIEWER, "edit", 1, words + "Hello.", "because")).contains("edit needs the role operator");
        assertThat(said(OPERATOR, "edit", 1, words + "Hello.", "because")).contains("words changed");
        assertThat(said(VIEWER, "words", 1)).endsWith("Hello.\n");
        assertThat(said(OPERATOR, "edit", 1, words + "Pay 1.00 EUR.", "because"))
                .contains("the amount 1.00 is none of this notice's");
        assertThat(said(OPERATOR, "undoEdit", 1, "")).contains("words of the template again");
        assertThat(said(VIEWER, "words", 1)).isEqualTo(words);
        assertThat(said(ADMIN, "words", 4711)).contains("there is no notice 4711");
    }

    @Test
    void aNoticeOfAnotherCompanyIsNotThere() {
        assertThat(said(ADMIN, "words", 3)).contains("\n---\n");
        assertThat(said(OPERATOR, "words", 3)).contains("there is no notice 3");
        assertThat(said(OPERATOR, "edit", 3, "x", "because")).contains("there is no notice 3");
        assertThat(said(OPERATOR, "undoEdit", 3, "because")).contains("there is no notice 3");
    }
}
