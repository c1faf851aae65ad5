package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.odoo.OdooReadingTest.contact;
import static org.dunning.erp.odoo.OdooReadingTest.invoice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.dunning.erp.odoo.OdooStub.Reply;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever is wrong with Odoo or what it answers: a run says what to do, and sends nothing. */
@ExtendWith(OutputCaptureExtension.class)
class OdooBadInputTest {

    private static final String LINES = "account.move.line.search_read";

    @TempDir
    Path folder;

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(19, "account.move.line.fields_get", Reply.html(404), "dunning.erp-api.database"),
                Arguments.of(
                        17,
                        "common.login",
                        new Reply(
                                200,
                                "application/json",
                                "{\"jsonrpc\": \"2.0\", \"error\": {\"data\": {\"name\": \"psycopg2.OperationalError\"}}}",
                                java.util.Map.of(),
                                false),
                        "is there a database 'production'"),
                Arguments.of(19, LINES, Reply.json(403, "odoo.exceptions.AccessError"), "not in this company"),
                Arguments.of(17, LINES, Reply.json(200, "odoo.exceptions.AccessError"), "check --connect"),
                Arguments.of(
                        19,
                        "account.move.fields_get",
                        Reply.json(404, "werkzeug.exceptions.NotFound"),
                        "is the module (Invoicing, Discuss) installed?"),
                Arguments.of(
                        17,
                        "account.move.fields_get",
                        Reply.json(200, "odoo.exceptions.UserError"),
                        "is the module (Invoicing, Discuss) installed?"),
                Arguments.of(
                        17,
                        LINES,
                        Reply.json(200, "builtins.AttributeError"),
                        "is the module (Invoicing, Discuss) installed?"),
                Arguments.of(19, LINES, Reply.html(200), "such as a proxy's login; see dunning.erp-api.url"),
                Arguments.of(19, LINES, Reply.html(302), "not the way to a login page"),
                Arguments.of(19, LINES, Reply.json(500, "builtins.ValueError"), "see the mapping"),
                Arguments.of(17, LINES, Reply.json(200, "builtins.KeyError"), "see the mapping"),
                Arguments.of(19, "res.partner.search_read", Reply.html(502), "see Odoo's log"));
    }

    @ParameterizedTest(name = "{0}: {1} answers {2}")
    @MethodSource("wrong")
    void aRunSaysWhatToDoAndSendsNothing(int version, String call, Reply reply, String words, CapturedOutput output)
            throws Exception {
        try (var odoo = odoo(version);
                var connector = OdooConnector.over(odoo, folder)) {
            odoo.answerNext(call, Collections.nCopies(6, reply).toArray(Reply[]::new));

            refused(connector.run(), words, output);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aWrongKeyIsTold(int version, CapturedOutput output) throws Exception {
        try (var odoo = odoo(version);
                var connector = OdooConnector.over(odoo, folder)) {
            odoo.keys.clear();

            refused(connector.run(), "dunning.erp-api.username and password", output);
        }
    }

    @Test
    void aCompanyThatIsNoNumberIsTold(CapturedOutput output) throws Exception {
        try (var odoo = odoo(19);
                var connector = OdooConnector.over(odoo, folder, "dunning.companies.tomillo.erp-id=tomillo")) {
            refused(connector.run(), "must be the number of the company in Odoo", output);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void whatFailsJustBeforeSendingSendsNothing(int version, CapturedOutput output) throws Exception {
        var swept = new AtomicBoolean();
        try (var odoo = odoo(version);
                var connector = OdooConnector.over(odoo, folder)) {
            odoo.afterNext = () -> {
                if (odoo.count(LINES) == 1 && odoo.count("account.move.search_read") == 2 && !swept.getAndSet(true)) {
                    odoo.answerNext(LINES, Reply.json(403, "odoo.exceptions.AccessError"));
                }
            };

            refused(connector.run(), "could not be asked again before sending, so nothing was sent", output);
            assertThat(odoo.table("mail.message")).isEmpty();
        }
    }

    @Test
    void aCurrencyThatOdooDoesNotNameIsSetAsideAndTheRestIsDunned() throws Exception {
        try (var odoo = odoo(19);
                var connector = OdooConnector.over(odoo, folder)) {
            OdooStub stub = odoo;
            stub.table("account.move.line").get(2L).put("currency_id", 555);

            RunReport report = connector.run();

            assertThat(report.setAside()).singleElement().asString().contains("INV/102", "currency");
            assertThat(connector.mails())
                    .singleElement()
                    .asString()
                    .contains("INV/101")
                    .doesNotContain("INV/102");
        }
    }

    private void refused(RunReport report, String words, CapturedOutput output) throws Exception {
        assertThat(report.alarms()).singleElement().asString().contains(words).doesNotContain("Juan", "Traceback");
        assertThat(mailed()).isEmpty();
        assertThat(output.getAll()).doesNotContain("Juan", "Traceback", OdooStub.KEY, "\tat org.dunning");
    }

    private List<Path> mailed() throws Exception {
        Path mails = folder.resolve("mail");
        if (!Files.isDirectory(mails)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(mails)) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }

    private static OdooStub odoo(int version) {
        var odoo = new OdooStub(version);
        odoo.put("res.company", 1, "name", "Tomillo");
        contact(odoo, 11, "D").put("email", "d@example.org").put("lang", "en_US");
        invoice(odoo, 1, 101, 11, "100").put("company_id", 1);
        invoice(odoo, 2, 102, 11, "50").put("company_id", 1);
        return odoo;
    }
}
