package org.dunning.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.dunning.company.Companies;
import org.dunning.company.Company;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.ErpDatabaseProperties.Login;
import org.dunning.mapping.RecordMapping;
import org.dunning.run.DeadLetters;
import org.springframework.jdbc.core.JdbcTemplate;

/** The shipped routes of an SQL ERP, over a database, without the rest of the connector; pages land in a list. */
public final class SqlErp implements AutoCloseable {

    private final CamelContext camel = new DefaultCamelContext();
    private final ErpDatabase writing;
    private final List<List<Map<String, Object>>> pages = new ArrayList<>();
    private int lastPage = Integer.MAX_VALUE;
    private Consumer<List<Map<String, Object>>> landing = page -> pages.add(List.copyOf(page));

    /** @param mapping such as mappings/records/sql.yaml */
    public SqlErp(Path mapping, String url, String username, String password) throws Exception {
        this("sql", mapping, Map.of(), url, username, password);
    }

    /**
     * @param erp the name of its route file
     * @param beans what its routes need beside what every ERP read by SQL has, by name
     */
    public SqlErp(String erp, Path mapping, Map<String, Object> beans, String url, String username, String password)
            throws Exception {
        this(erp, mapping, beans, url, username, password, "iberica");
    }

    /** @param erpCompany the id in the ERP of our company iberica */
    SqlErp(
            String erp,
            Path mapping,
            Map<String, Object> beans,
            String url,
            String username,
            String password,
            String erpCompany)
            throws Exception {
        var login = new Login(url, username, password);
        var reading = ErpDatabase.forReading(login);
        writing = ErpDatabase.forWriting(login);
        var file = YamlFile.read(mapping, RecordMapping.class);
        var parameters = new SqlParameters(companies(erpCompany));
        camel.getRegistry().bind("erpDatabase", reading);
        camel.getRegistry().bind("erpWriteDatabase", writing);
        camel.getRegistry().bind("sqlParameters", parameters);
        camel.getRegistry().bind("erpRows", new ErpRows());
        camel.getRegistry().bind("pages", new Pages());
        camel.getRegistry().bind("sqlSweep", new SqlSweep());
        camel.getRegistry().bind("sqlWriteBack", new SqlWriteBack(parameters));
        camel.getRegistry().bind("sqlCapabilities", new SqlCapabilities(file.value(), reading, writing));
        new ErpQueries(file, new ErpDatabaseProperties(url, username, password, null)).beforeApplicationStart(camel);
        camel.getRegistry().bind("deadLetters", new DeadLetters());
        beans.forEach(camel.getRegistry()::bind);
        var files = PluginHelper.getResourceLoader(camel);
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(
                        files.resolveResource("file:routes/dead-letter.camel.yaml"),
                        files.resolveResource("file:routes/erp/" + erp + ".camel.yaml"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:open-item-page").process(SqlErp.this::land);
            }
        });
        camel.start();
    }

    /** Runs statements in the ERP's database, from a file or one by one. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = writing.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public void executeFile(String file) throws Exception {
        execute(Files.readString(Path.of(file)));
    }

    public List<Map<String, Object>> query(String sql) {
        return new JdbcTemplate(writing).queryForList(sql);
    }

    public <T> T ask(String route, Object body, Class<T> type) {
        return camel.createProducerTemplate().requestBody("direct:" + route, body, type);
    }

    /** The exchange as it came back, with its failure if it failed. */
    public Exchange send(String route, Object body) {
        return camel.createProducerTemplate()
                .send("direct:" + route, exchange -> exchange.getIn().setBody(body));
    }

    public Exchange send(String route, Object body, Map<String, Object> headers) {
        return camel.createProducerTemplate().send("direct:" + route, exchange -> {
            exchange.getIn().setBody(body);
            exchange.getIn().setHeaders(headers);
        });
    }

    public List<List<Map<String, Object>>> pages() {
        return pages;
    }

    public List<Map<String, Object>> rows() {
        return pages.stream().flatMap(List::stream).toList();
    }

    /** Pages go there instead of into the list. */
    public void landInto(Consumer<List<Map<String, Object>>> landing) {
        this.landing = landing;
    }

    int openConnections() {
        return reading().getHikariPoolMXBean().getActiveConnections();
    }

    public Connection readingConnection() throws SQLException {
        return reading().getConnection();
    }

    /** From the page after this many on, landing fails. */
    void failLandingAfter(int pagesLanded) {
        lastPage = pagesLanded;
    }

    private ErpDatabase reading() {
        return (ErpDatabase) camel.getRegistry().lookupByName("erpDatabase");
    }

    @SuppressWarnings("unchecked")
    private void land(Exchange exchange) {
        assertThat(exchange.getProperty("sweep")).isNotNull();
        if (pages.size() == lastPage) {
            throw new IllegalStateException("cannot land");
        }
        landing.accept(exchange.getIn().getBody(List.class));
    }

    private static Companies companies(String erpCompany) {
        return new Companies(Map.of(
                "iberica",
                new Company(
                        ZoneId.of("Europe/Madrid"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Locale.forLanguageTag("es"),
                        "standard",
                        erpCompany,
                        null)));
    }

    @Override
    public void close() {
        reading().close();
        camel.stop();
        writing.close();
    }
}
