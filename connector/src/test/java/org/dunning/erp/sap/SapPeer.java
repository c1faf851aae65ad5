package org.dunning.erp.sap;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.filters.RestCsrfPreventionFilter;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * An OData V2 server with the services of S/4HANA that the connector uses: Olingo 2 in Tomcat, 100 rows a page, with
 * Tomcat's own protection against forged requests, which asks for what Gateway asks for.
 */
final class SapPeer implements AutoCloseable {

    static final String USER = "DUNNING";
    static final String PASSWORD = "Secret-Word-7";
    static final String CUBE = "API_OPLACCTGDOCITEMCUBE_SRV";
    static final String MASTER = "API_BUSINESS_PARTNER";
    static final String CONTACTS = "YY1_DUNNINGCONTACT_CDS";
    static final String ITEMS = "A_OperationalAcctgDocItemCube";

    final Map<String, PeerService> services = new ConcurrentHashMap<>();
    /** What the header Authorization may be. */
    final Set<String> logins = ConcurrentHashMap.newKeySet();

    final ChangeStub changes;

    private final Tomcat tomcat = new Tomcat();

    SapPeer() {
        try {
            tomcat.setBaseDir(Files.createTempDirectory("sap-peer").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setMaxPostSize(-1);
        connector.setProperty("maxHttpRequestHeaderSize", "65536");
        connector.setProperty("relaxedQueryChars", "'");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        filter(context, "login", new Login(), "/*");
        filter(context, "csrf", new RestCsrfPreventionFilter(), "/sap/opu/odata/*");
        for (String name : List.of(CUBE, MASTER, CONTACTS)) {
            var service = new PeerService(name);
            services.put(name, service);
            Tomcat.addServlet(context, name, service);
            context.addServletMappingDecoded("/sap/opu/odata/sap/" + name + "/*", name);
        }
        changes = new ChangeStub(() -> rows(CUBE).of(ITEMS));
        Tomcat.addServlet(context, "changes", changes);
        context.addServletMappingDecoded("/sap/bc/srt/*", "changes");
        logins.add(basic(USER, PASSWORD));
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void filter(Context context, String name, Filter filter, String pattern) {
        var definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        context.addFilterDef(definition);
        var mapping = new FilterMap();
        mapping.setFilterName(name);
        mapping.addURLPattern(pattern);
        context.addFilterMap(mapping);
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private final class Login implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String given = ((HttpServletRequest) request).getHeader("Authorization");
            if (given != null && logins.contains(given)) {
                chain.doFilter(request, response);
            } else {
                ((HttpServletResponse) response).sendError(401);
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
    }

    PeerRows rows(String service) {
        return services.get(service).rows;
    }

    List<Map<String, Object>> items() {
        return rows(CUBE).of(ITEMS);
    }

    Map<String, Object> item(String document) {
        return items().stream()
                .filter(row -> row.get("AccountingDocument").equals(document))
                .findFirst()
                .orElseThrow();
    }

    /** An open invoice, or a credit where the amount is negative; due thirty days after its date. */
    Map<String, Object> item(String document, String debtor, String amount, LocalDate due) {
        Map<String, Object> row = invoice(document, debtor, amount, due);
        items().add(row);
        return row;
    }

    static Map<String, Object> invoice(String document, String debtor, String amount, LocalDate due) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("CompanyCode", "1010");
        row.put("FiscalYear", "2026");
        row.put("AccountingDocument", document);
        row.put("AccountingDocumentItem", "001");
        row.put("FinancialAccountType", "D");
        row.put("Customer", debtor);
        row.put("IsCleared", false);
        row.put("TransactionCurrency", "EUR");
        row.put("AmountInTransactionCurrency", new BigDecimal(amount));
        row.put("DebitCreditCode", amount.startsWith("-") ? "H" : "S");
        row.put("AccountingDocumentType", amount.startsWith("-") ? "DG" : "DR");
        row.put("DocumentReferenceID", "INV-" + document);
        row.put("NetDueDate", day(due));
        row.put("DocumentDate", day(due.minusDays(30)));
        row.put("PostingDate", day(due.minusDays(30)));
        for (String empty : List.of(
                "SpecialGLCode",
                "DunningArea",
                "DunningBlockingReason",
                "InvoiceReference",
                "PaymentMethod",
                "BranchAccount",
                "DocumentItemText",
                "DunningKey")) {
            row.put(empty, "");
        }
        row.put("DunningLevel", "0");
        return row;
    }

    static Calendar day(LocalDate day) {
        var calendar = Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC));
        calendar.setTimeInMillis(day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
        return calendar;
    }

    /** A debtor with the address to which reminders go. */
    void debtor(String number, String name, String email) {
        String partner = "9" + number;
        add(
                "A_BusinessPartner",
                "BusinessPartner",
                partner,
                "Customer",
                number,
                "BusinessPartnerFullName",
                name,
                "BusinessPartnerCategory",
                "2",
                "CorrespondenceLanguage",
                "ES",
                "BusinessPartnerIsBlocked",
                false);
        add(
                "A_BusinessPartnerAddress",
                "BusinessPartner",
                partner,
                "AddressID",
                "A" + number,
                "Country",
                "ES",
                "Language",
                "ES",
                "StreetName",
                "Calle Mayor",
                "HouseNumber",
                "1",
                "PostalCode",
                "28013",
                "CityName",
                "Madrid");
        if (!email.isEmpty()) {
            email(number, "1", email, "", true);
        }
        add("A_Customer", "Customer", number, "CustomerName", name, "DeletionIndicator", false);
        add(
                "A_CustomerCompany",
                "Customer",
                number,
                "CompanyCode",
                "1010",
                "AccountingClerk",
                "01",
                "CustomerHeadOffice",
                "",
                "PaymentMethodsList",
                "",
                "DeletionIndicator",
                false);
        add(
                "A_CustomerDunning",
                "Customer",
                number,
                "CompanyCode",
                "1010",
                "DunningArea",
                "",
                "DunningProcedure",
                "0001",
                "DunningLevel",
                "0",
                "DunningBlock",
                "",
                "DunningRecipient",
                "");
    }

    void email(String debtor, String ordinal, String email, String remark, boolean standard) {
        add(
                "A_AddressEmailAddress",
                "AddressID",
                "A" + debtor,
                "Person",
                "",
                "OrdinalNumber",
                ordinal,
                "EmailAddress",
                email,
                "AddressCommunicationRemarkText",
                remark,
                "IsDefaultEmailAddress",
                standard);
    }

    void phone(String debtor, String person, String ordinal, String number, boolean standard) {
        add(
                "A_AddressPhoneNumber",
                "AddressID",
                "A" + debtor,
                "Person",
                person,
                "OrdinalNumber",
                ordinal,
                "InternationalPhoneNumber",
                number,
                "IsDefaultPhoneNumber",
                standard);
    }

    /** The dunning data of a debtor's default area. */
    Map<String, Object> dunning(String debtor) {
        return rows(MASTER).of("A_CustomerDunning").stream()
                .filter(row -> row.get("Customer").equals(debtor)
                        && row.get("DunningArea").equals(""))
                .findFirst()
                .orElseThrow();
    }

    /** Rows of all sets are gone. */
    void forget() {
        services.values().forEach(service -> service.rows.clear());
    }

    Map<String, Object> add(String set, Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        rows(MASTER).of(set).add(row);
        return row;
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
