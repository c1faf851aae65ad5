package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A named person decides on answers of a debtor of the demo, by the verbs. */
class ReplyVerbTest {

    @TempDir
    private Path folder;

    private Call call(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--config=config-samples/demo",
                "--dunning.ledger.url=" + ledger(),
                "--dunning.erp-database.url=jdbc:h2:file:" + folder.resolve("erp")
                        + ";INIT=RUNSCRIPT FROM './config-samples/demo/erp.sql'",
                "--dunning.mail.folder=" + folder.resolve("mails")));
        return Call.of(all.toArray(String[]::new));
    }

    private String ledger() {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }

    /** A promise of all of FV-1007 that waits for a person. */
    private void waits(int number) throws Exception {
        try (var connection = DriverManager.getConnection(ledger(), "sa", "");
                var insert = connection.createStatement()) {
            insert.execute(
                    "insert into reply (mail_key, raw_sha256, message_id, sender, subject, arrived_at, source, company, debtor_no,"
                            + " intent, state, reason, written, evidence, spans, documents) select 'k" + number
                            + "', 's', '<1@example.com>', 'x@example.com', 'Re: hello', timestamp with time zone"
                            + " '2026-11-20 12:00:00+00', source, company, debtor_no, 'promise', 'REVIEW',"
                            + " 'its sender is not the debtor', 'We pay.', 'We pay', '0-6', 'FV-1007'"
                            + " from open_item where document = 'FV-1007'");
            insert.execute("insert into reply_promise (reply_id, position, promised_on, documents) values (" + number
                    + ", 0, date '2126-12-10', '')");
        }
    }

    private List<String> promises() throws Exception {
        try (var connection = DriverManager.getConnection(ledger(), "sa", "");
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select promised_on || ' ' || coalesce(amount, 0) || ' ' || state from promise order by id")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        }
    }

    @Test
    void anAnswerIsConfirmedAndCorrectedByANamedPerson() throws Exception {
        assertThat(call("propose").exitCode()).isZero();
        waits(1);

        Call confirmed = call("confirm", "1", "--by", "Ana", "--reason", "rang them");
        assertThat(confirmed.exitCode()).as(confirmed.out() + confirmed.err()).isZero();
        assertThat(confirmed.out())
                .contains(
                        "reply 1 is confirmed by Ana as promise (by 2126-12-10) for FV-1007 (rang them); what follows: 1 item");
        assertThat(promises())
                .singleElement()
                .asString()
                .startsWith("2126-12-10 ")
                .endsWith(" OPEN");

        Call corrected =
                call("correct", "1", "--by", "Eva", "--intent", "promise", "--promise", "2126-12-11=500.00", "--json");
        assertThat(corrected.exitCode()).as(corrected.out() + corrected.err()).isZero();
        assertThat(corrected.out()).contains("\"done\":true", "promise (500.00 by 2126-12-11)");
        assertThat(promises()).last().asString().startsWith("2126-12-11 500.00").endsWith(" OPEN");
        assertThat(call("replies").out().strip()).isEqualTo("No answer waits for a person.");
    }
}
