/** What a route cannot say of an ERP: its pools, mapped pages, and protocols that need a session. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"receivable", "company", "configfile", "mapping", "procedure", "promise", "ledger"})
package org.dunning.erp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
