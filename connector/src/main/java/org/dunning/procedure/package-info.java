/** Dunning procedures: which stages a debtor passes through, and when; and which procedure is whose. */
@NullMarked
@ApplicationModule(allowedDependencies = {"receivable", "configfile"})
package org.dunning.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
