/** The console: operations seen in Hawtio, who may call them, and health. */
@NullMarked
@ApplicationModule(allowedDependencies = {"receivable", "company", "promise", "ledger", "run", "outbox", "inbox"})
package org.dunning.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
