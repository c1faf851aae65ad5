package org.dunning.whole;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A receivables view in an H2 file, as config-samples/sql describes it, that a test fills row by row. */
public final class SmallErp {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final String url;
    private final JdbcTemplate sql;

    private SmallErp(String url) {
        this.url = url;
        this.sql = new JdbcTemplate(new DriverManagerDataSource(url, "sa", ""));
    }

    /** The one that was made in this folder before. */
    public static SmallErp existing(Path folder) {
        // An ERP keeps what it committed, whatever happens to whoever asked it to.
        return new SmallErp(
                "jdbc:h2:file:" + folder.resolve("erp") + ";AUTO_SERVER=FALSE;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0");
    }

    public SmallErp(Path folder) {
        this(existing(folder).url);
        sql.execute(
                "create table dunning_open_items (company varchar(20), erp_key varchar(60) primary key, document_no varchar(60),"
                        + " line_no varchar(10), debtor_no varchar(60), debtor_name varchar(250000), email varchar(200), language varchar(20),"
                        + " country varchar(20), time_zone varchar(40), segment varchar(20), currency varchar(10), amount numeric(30, 6),"
                        + " residual numeric(30, 6), document_date date, due_date date, credit_for varchar(60), reference varchar(60),"
                        + " blocked varchar(60), disputed varchar(60), direct_debit varchar(60), in_payment varchar(60), erp_level integer,"
                        + " debtor_blocked varchar(60), debtor_stopped varchar(60))");
        sql.execute(
                "create table dunning_contacts (natural_key varchar(64) primary key, company varchar(20), debtor_no varchar(60),"
                        + " contacted_at timestamp with time zone, business_date date, stage varchar(60), channel varchar(20),"
                        + " documents varchar(4000), total numeric(19, 4), currency char(3), note varchar(2000))");
    }

    public String url() {
        return url;
    }

    /** Keeps an in-process H2 file open for as long as a test lives. */
    Connection keepOpen() throws SQLException {
        return DriverManager.getConnection(url, "sa", "");
    }

    public SmallErp item(String document, String debtor, String residual, int daysOverdue) {
        return item(document, debtor, residual, "EUR", daysOverdue);
    }

    public SmallErp item(String document, String debtor, String residual, String currency, int daysOverdue) {
        sql.update(
                "insert into dunning_open_items (company, erp_key, document_no, line_no, debtor_no, debtor_name, email, language,"
                        + " currency, amount, residual, document_date, due_date) values ('acme', ?, ?, '1', ?, ?, ?, 'es', ?, ?, ?, ?, ?)",
                document,
                document,
                debtor,
                "Debtor " + debtor,
                debtor.toLowerCase(java.util.Locale.ROOT) + "@debtor.example",
                currency,
                new java.math.BigDecimal(residual),
                new java.math.BigDecimal(residual),
                TODAY.minusDays(daysOverdue + 30L),
                TODAY.minusDays(daysOverdue));
        return this;
    }

    public void change(String statement, Object... values) {
        sql.update(statement, values);
    }

    public void pay(String document) {
        sql.update("delete from dunning_open_items where document_no = ?", document);
    }

    /** Of all debtors who owe something. */
    public List<String> addresses() {
        return sql.queryForList("select distinct email from dunning_open_items", String.class);
    }

    /** The natural keys of the notes it holds. */
    public List<String> noteKeys() {
        return sql.queryForList("select natural_key from dunning_contacts order by 1", String.class);
    }

    public List<String> noteTexts() {
        return sql.queryForList("select note from dunning_contacts order by 1", String.class);
    }

    public List<String> notes() {
        return sql.queryForList(
                "select debtor_no || ' ' || stage || ' ' || documents from dunning_contacts order by 1", String.class);
    }

    /** What the notes say, in the order in which they came. */
    List<String> texts() {
        return sql.queryForList(
                "select note from dunning_contacts order by contacted_at, case when natural_key like 'prm-%' then 1 else 0 end, natural_key",
                String.class);
    }
}
