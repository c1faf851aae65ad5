package org.dunning.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dunning.configfile.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingCheckTest {

    private static final String FIELDS =
            """
            fields:
              document-no: a
              erp-key: b
              debtor-no: c
              debtor-name: d
              email: e
              currency: f
              residual: g
              due-date: h
            """;

    @TempDir
    Path folder;

    @Test
    void findsNothingWrongWithTheShippedMapping() {
        assertThat(MappingCheck.check(Path.of("mappings/records/sql.yaml"))).isEmpty();
    }

    @Test
    void tellsEveryProblemOfFieldsAndQueriesAtOnce() throws IOException {
        assertThat(
                        check(
                                """
                        source: ERP one
                        queries:
                          open-item: select 1
                          recheck: |
                            select *
                              from items where company = :#compny and id in (:#in:keys);
                        fields:
                          document-no: a
                          erp-key: { form: b }
                          debtor-no: c
                          debtor-nane: d
                          email: { from: e, negate: true }
                          currency: {}
                          residual: g
                        """))
                .containsExactly(
                        ":2:1 missing query 'open-items'",
                        ":3:3 unknown query 'open-item'; did you mean 'open-items'?",
                        ":4:3 query 'recheck': must bind :#company",
                        ":4:3 query 'recheck': must bind :#in:debtors",
                        ":6:34 query 'recheck': unknown parameter ':#compny'; did you mean 'company'?",
                        ":6:64 query 'recheck': ';' is refused: one statement per query, without an end mark",
                        ":7:1 missing field 'debtor-name'",
                        ":7:1 missing field 'due-date'",
                        ":9:14 unknown key 'form'; did you mean 'from'?",
                        ":11:3 unknown field 'debtor-nane'; did you mean 'debtor-name'?",
                        ":12:21 only amounts and yes-or-no fields can be negated; use 'values'",
                        ":13:3 name a column ('from') or a 'default'");
    }

    @Test
    void tellsABadSourceName() throws IOException {
        assertThat(check("source: ERP one\n" + FIELDS))
                .containsExactly(":1:1 'source' must be lower-case letters, digits and hyphens");
    }

    @Test
    void tellsWhatIsNotYamlAndNothingElse() throws IOException {
        assertThat(check("source: [\n")).singleElement().asString().contains("is not valid YAML");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 where x = :#company; drop table items | ';' is refused",
                "select 1 where x = ':#company'                 | nothing is bound inside quotes",
                "select 1 where x = :#company and y = '#1'      | nothing is bound inside quotes",
                "select 1 where x = :#company and y = ${body.x} | expressions are refused",
                "select 1 where x = :#company and y = :#${body.x} | expressions are refused",
                "select 1 where x = :#company and y = $simple{body} | expressions are refused",
                "select 1 where x = :#company and y = ?         | parameters have names",
                "select 1 where x = :#company and y = #         | it cannot stand alone",
                "select 1 where x = :#company and y = 'open     | this quote is never closed",
                "select $a$ :#company $a$                       | dollar quotes are refused",
                "select 1 /* :#on */ where x = :#company        | give the comment its own lines",
                "select 1 where x = :#company -- :#on           | give the comment its own lines",
                "delete from items where x = :#company          | must begin with select or with",
                "update items set x = :#company                 | must begin with select or with",
                "select 1                                       | must bind :#company",
                "select 1 where x = :#company and n = :#naturalKey | unknown parameter ':#naturalKey'",
            })
    void refusesQueriesInWhichAValueCouldBecomeSqlOrIsNotBound(String sql, String problem) {
        assertThat(QueryCheck.flaws(Query.OPEN_ITEMS, sql))
                .extracting(SqlText.Flaw::message)
                .anyMatch(message -> message.contains(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select '; it''s fine', \"a;b\", x::date from y where c = :#company and d <= cast(:#on as date)",
                "with x as (select 1) select * from x where c = :#company -- all of them",
                "select * from x where :#company = 'one' /* the only company; here */",
            })
    void acceptsOrdinaryQueries(String sql) {
        assertThat(QueryCheck.flaws(Query.OPEN_ITEMS, sql)).isEmpty();
    }

    private List<String> check(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("erp.yaml"), text);
        return MappingCheck.check(file).stream()
                .map(Problem::toString)
                .map(problem -> problem.substring(file.toString().length()))
                .toList();
    }
}
