package org.dunning.erp.sap;

import org.dunning.ledger.LevelOwner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the runs who raises dunning levels; of the ERPs we know only SAP has a dunning run of its own to follow. */
@Configuration(proxyBeanMethods = false)
class SapOwner {

    @Bean
    LevelOwner levelOwner(SapProperties properties) {
        return properties.dunningOwner() == SapProperties.DunningOwner.SAP ? LevelOwner.ERP : LevelOwner.CONNECTOR;
    }
}
