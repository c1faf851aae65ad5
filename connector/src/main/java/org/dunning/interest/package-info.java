/** What late payment costs the debtor: interest by dated rates, compensation for recovery costs. Claimed, never posted. */
@NullMarked
@ApplicationModule(allowedDependencies = {"receivable", "configfile"})
package org.dunning.interest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
