package org.dunning.erp;

import org.dunning.mapping.RecordMapping;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two pools of an ERP that is read by SQL; routes name them as {@code #erpDatabase} and {@code #erpWriteDatabase}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("dunning.erp-database.url")
class ErpDatabases {

    // Not candidates by type: whoever asks for "the" database means the ledger.
    @Bean(defaultCandidate = false)
    ErpDatabase erpDatabase(ErpDatabaseProperties properties) {
        return ErpDatabase.forReading(properties.reading());
    }

    @Bean(defaultCandidate = false)
    ErpDatabase erpWriteDatabase(ErpDatabaseProperties properties) {
        return ErpDatabase.forWriting(properties.writing());
    }

    @Bean
    SqlCapabilities sqlCapabilities(
            RecordMapping mapping,
            @Qualifier("erpDatabase") ErpDatabase erpDatabase,
            @Qualifier("erpWriteDatabase") ErpDatabase erpWriteDatabase) {
        return new SqlCapabilities(mapping, erpDatabase, erpWriteDatabase);
    }
}
