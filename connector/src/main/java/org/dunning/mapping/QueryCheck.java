package org.dunning.mapping;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunning.configfile.Suggestion;

/** What is wrong with the SQL of one query: values must be bound, all that is needed, and nothing else. */
final class QueryCheck {

    private static final Set<String> READS = Set.of("select", "with");
    private static final Set<String> WRITES = Set.of("insert", "merge", "update", "with", "call");

    private QueryCheck() {}

    static List<SqlText.Flaw> flaws(Query query, String sql) {
        var text = new SqlText(sql);
        var flaws = new java.util.ArrayList<>(text.flaws());
        Set<String> verbs = query.isWrite() ? WRITES : READS;
        if (!verbs.contains(text.verb())) {
            flaws.add(new SqlText.Flaw(
                    "must begin with " + verbs.stream().sorted().collect(Collectors.joining(" or ")), 0));
        }
        text.parameters().stream()
                .filter(parameter -> !query.knows(parameter.name()))
                .forEach(parameter -> flaws.add(new SqlText.Flaw(
                        "unknown parameter ':#" + parameter.name() + "'"
                                + Suggestion.among(query.parameters(), parameter.name()),
                        parameter.offset())));
        Set<String> bound =
                text.parameters().stream().map(SqlText.Parameter::name).collect(Collectors.toSet());
        query.mustBind().stream()
                .sorted()
                .filter(name -> !bound.contains(name))
                .forEach(name -> flaws.add(new SqlText.Flaw("must bind :#" + name, 0)));
        return flaws;
    }
}
