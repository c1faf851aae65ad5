/** Dunning procedures: which stages a debtor passes through, and when. */
@NullMarked
@ApplicationModule(allowedDependencies = "configfile")
package org.dunning.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
