package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.opentest4j.TestAbortedException;

/**
 * A live Odoo, named by the environment: ODOO_URL, ODOO_DATABASE, ODOO_LOGIN and ODOO_KEY, an API key of an administrator
 * of a test database. The connector itself uses ODOO_CONNECTOR_LOGIN and ODOO_CONNECTOR_KEY where they are given, a user
 * with the rights of config-samples/odoo/user.py and no others, else the administrator's. What is made there is made in a company of its own.
 */
final class LiveOdoo implements AutoCloseable {

    static final String COMPANY = "Dunning contract test";

    final CountingProxy proxy;
    final OdooKit kit;
    final OdooServer server;
    final long company;
    final Map<String, Object> context;
    private final String stamp = Long.toString(System.nanoTime(), 36);

    LiveOdoo() {
        proxy = new CountingProxy(environment("ODOO_URL"));
        kit = new OdooKit(
                proxy.url(),
                environment("ODOO_DATABASE"),
                environment("ODOO_KEY"),
                OdooKit.settings(2_000, NotesOn.INVOICE),
                java.nio.file.Path.of("mappings/records/odoo.yaml"),
                "1",
                environment("ODOO_LOGIN"));
        server = kit.server;
        company = company();
        letTheConnectorIn();
        context = Map.of("allowed_company_ids", List.of(company), "lang", "en_US");
        cancelWhatIsOpen();
    }

    static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new TestAbortedException("needs a live Odoo: set ODOO_URL, ODOO_DATABASE, ODOO_LOGIN and ODOO_KEY");
        }
        return value;
    }

    /** LOGIN or KEY of the connector's own user, else the administrator's. */
    static String connector(String which) {
        String own = System.getenv("ODOO_CONNECTOR_" + which);
        return own == null ? environment("ODOO_" + which) : own;
    }

    boolean connectorMayChangeInvoices() {
        return System.getenv("ODOO_CONNECTOR_LOGIN") == null;
    }

    private void letTheConnectorIn() {
        Map<String, Object> nowhere = Map.of("lang", "en_US");
        List<?> domain = List.of(List.of("login", "=", connector("LOGIN")));
        long user = call(
                        "res.users", "search_read", null, Map.of("domain", domain, "fields", List.of("login")), nowhere)
                .path(0)
                .path("id")
                .asLong();
        var companies = Map.of("vals", Map.of("company_ids", List.of(List.of(4, company))));
        call("res.users", "write", List.of(user), new LinkedHashMap<>(companies), nowhere);
    }

    JsonNode call(String model, String method, List<Long> ids, Map<String, Object> arguments) {
        return call(model, method, ids, arguments, context);
    }

    JsonNode call(
            String model, String method, List<Long> ids, Map<String, Object> arguments, Map<String, Object> context) {
        Map<String, Object> all = new LinkedHashMap<>(arguments);
        all.put("context", context);
        return server.write(new OdooCall(model, method, ids, all));
    }

    JsonNode search(String model, List<?> domain, String... fields) {
        return call(model, "search_read", null, Map.of("domain", domain, "fields", List.of(fields), "order", "id"));
    }

    /** All that the login is for. */
    JsonNode companies() {
        return call(
                "res.company", "search_read", null, Map.of("domain", List.of(), "fields", List.of("name")), Map.of());
    }

    long create(String model, Map<String, Object> values) {
        return create(model, values, context);
    }

    private long create(String model, Map<String, Object> values, Map<String, Object> context) {
        return call(model, "create", null, Map.of("vals_list", List.of(values)), context)
                .path(0)
                .asLong();
    }

    /** A debtor with an invoice address. */
    long debtor(String name) {
        String mail = name.toLowerCase(java.util.Locale.ROOT) + "." + stamp;
        return create(
                "res.partner",
                Map.of(
                        "name",
                        name + " " + stamp,
                        "is_company",
                        true,
                        "email",
                        mail + "@example.org",
                        "phone",
                        "+34 910 000 001",
                        "street",
                        "Calle Mayor, 1",
                        "zip",
                        "28013",
                        "city",
                        "Madrid",
                        "country_id",
                        spain(),
                        "child_ids",
                        List.of(List.of(
                                0,
                                0,
                                Map.of("type", "invoice", "name", "AP", "email", "ap." + mail + "@example.org")))));
    }

    private long spain() {
        return search("res.country", List.of(List.of("code", "=", "ES")), "code")
                .path(0)
                .path("id")
                .asLong();
    }

    String invoiceAddress(String name) {
        return "ap." + name.toLowerCase(java.util.Locale.ROOT) + "." + stamp + "@example.org";
    }

    /** Posted, with one line; due so many days ago, or in halves by a payment term. */
    long invoice(long debtor, String type, double amount, int daysOverdue, boolean instalments) {
        long id = draft(debtor, type, amount, daysOverdue, instalments);
        call("account.move", "action_post", List.of(id), Map.of());
        return id;
    }

    long draft(long debtor, String type, double amount, int daysOverdue, boolean instalments) {
        LocalDate due = LocalDate.now().minusDays(daysOverdue);
        Map<String, Object> values = new LinkedHashMap<>(Map.of(
                "move_type",
                type,
                "partner_id",
                debtor,
                "ref",
                "PO-" + stamp,
                "invoice_date",
                (instalments ? LocalDate.now().minusDays(45) : due.minusDays(30)).toString(),
                "invoice_payment_term_id",
                instalments ? halves() : false,
                "invoice_line_ids",
                List.of(List.of(
                        0,
                        0,
                        Map.of(
                                "name",
                                "Goods",
                                "quantity",
                                1,
                                "price_unit",
                                amount,
                                "tax_ids",
                                List.of(List.of(6, 0, List.of())))))));
        if (!instalments) {
            values.put("invoice_date_due", due.toString());
        }
        return create("account.move", values);
    }

    /** By the wizard that people use; all of it where no amount is given. */
    void pay(long move, Double amount) {
        Map<String, Object> wizardContext = new LinkedHashMap<>(context);
        wizardContext.put("active_model", "account.move");
        wizardContext.put("active_ids", List.of(move));
        long bank = search(
                        "account.journal",
                        List.of(List.of("type", "=", "bank"), List.of("company_id", "=", company)),
                        "name")
                .path(0)
                .path("id")
                .asLong();
        Map<String, Object> values = new LinkedHashMap<>(Map.of("journal_id", bank));
        if (amount != null) {
            values.put("amount", amount);
        }
        long wizard = create("account.payment.register", values, wizardContext);
        call("account.payment.register", "action_create_payments", List.of(wizard), Map.of(), wizardContext);
    }

    List<String> keys(long move) {
        List<String> keys = new ArrayList<>();
        search(
                        "account.move.line",
                        List.of(List.of("move_id", "=", move), List.of("account_type", "=", "asset_receivable")),
                        "date_maturity")
                .forEach(line -> keys.add(move + "/" + line.path("id").asLong()));
        return keys;
    }

    private long halves() {
        String name = "Dunning test halves";
        JsonNode known = search("account.payment.term", List.of(List.of("name", "=", name)), "name");
        if (!known.isEmpty()) {
            return known.path(0).path("id").asLong();
        }
        List<Object> lines = new ArrayList<>();
        for (int days : List.of(30, 60)) {
            lines.add(List.of(
                    0, 0, Map.of("value", "percent", "value_amount", 50, "delay_type", "days_after", "nb_days", days)));
        }
        return create("account.payment.term", Map.of("name", name, "line_ids", lines));
    }

    private long company() {
        Map<String, Object> nowhere = Map.of("lang", "en_US");
        JsonNode known = call(
                "res.company",
                "search_read",
                null,
                Map.of("domain", List.of(List.of("name", "=", COMPANY)), "fields", List.of("name")),
                nowhere);
        if (!known.isEmpty()) {
            return known.path(0).path("id").asLong();
        }
        long id = create("res.company", Map.of("name", COMPANY), nowhere);
        long user = call("res.users", "context_get", null, Map.of(), nowhere)
                .path("uid")
                .asLong();
        if (user == 0) {
            user = call(
                            "res.users",
                            "search_read",
                            null,
                            Map.of(
                                    "domain",
                                    List.of(List.of("login", "=", environment("ODOO_LOGIN"))),
                                    "fields",
                                    List.of("login")),
                            nowhere)
                    .path(0)
                    .path("id")
                    .asLong();
        }
        call(
                "res.users",
                "write",
                List.of(user),
                Map.of("vals", Map.of("company_ids", List.of(List.of(4, id)))),
                nowhere);
        call(
                "account.chart.template",
                "try_loading",
                List.of(),
                Map.of("template_code", "generic_coa", "company", id, "install_demo", false),
                Map.of("allowed_company_ids", List.of(id), "lang", "en_US"));
        return id;
    }

    /** What an earlier run left, so that each begins alike. */
    private void cancelWhatIsOpen() {
        List<Long> open = new ArrayList<>();
        search(
                        "account.move",
                        List.of(
                                List.of("company_id", "=", company),
                                List.of("state", "=", "posted"),
                                List.of("move_type", "in", List.of("out_invoice", "out_refund"))),
                        "name")
                .forEach(move -> open.add(move.path("id").asLong()));
        if (!open.isEmpty()) {
            call("account.move", "button_draft", open, Map.of());
            call("account.move", "button_cancel", open, Map.of());
        }
        assertThat(search(
                        "account.move.line",
                        List.of(
                                List.of("company_id", "=", company),
                                List.of("account_type", "=", "asset_receivable"),
                                List.of("parent_state", "=", "posted"),
                                List.of("reconciled", "=", false),
                                List.of("amount_residual", ">", 0)),
                        "name"))
                .isEmpty();
    }

    @Override
    public void close() {
        cancelWhatIsOpen();
        proxy.close();
    }
}
