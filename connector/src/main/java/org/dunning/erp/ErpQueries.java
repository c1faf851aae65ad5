package org.dunning.erp;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.YamlFile;
import org.dunning.mapping.RecordMapping;
import org.springframework.stereotype.Component;

/** Makes every query of the mapping known to Camel by its name, for {@code sql:ref:open-items}. */
@Component
class ErpQueries implements CamelContextConfiguration {

    private final YamlFile<RecordMapping> mapping;
    private final ErpDatabaseProperties database;

    ErpQueries(YamlFile<RecordMapping> mapping, ErpDatabaseProperties database) {
        this.mapping = mapping;
        this.database = database;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        Map<String, String> queries = mapping.value().queries();
        if (!queries.isEmpty() && database.url() == null) {
            throw new InvalidFilesException(
                    List.of(mapping.problem("/queries", "these need a database: set dunning.erp-database.url")));
        }
        queries.forEach((name, sql) -> camel.getRegistry().bind(name, String.class, sql));
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {}
}
