package org.dunning.erp.tryton;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code dunning.tryton}.
 *
 * @param promiseBlock whether a promise blocks Tryton's own dunnings of its lines until it ends; needs the group Dunning
 */
@ConfigurationProperties(prefix = "dunning.tryton", ignoreUnknownFields = false)
record TrytonProperties(@DefaultValue("false") boolean promiseBlock) {}
