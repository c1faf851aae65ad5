/** Facts as read from the ERP: open items, debtors and money. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.dunning.receivable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
