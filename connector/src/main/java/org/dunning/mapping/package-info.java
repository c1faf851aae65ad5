/** Turns a record of an ERP into an open item and its debtor, by the rules of {@code mappings/records}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"receivable", "configfile"})
package org.dunning.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
