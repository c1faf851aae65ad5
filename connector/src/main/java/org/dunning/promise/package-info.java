/** Promises to pay: what a debtor said it would pay, and until when that holds its items. */
@NullMarked
@ApplicationModule(allowedDependencies = {"receivable"})
package org.dunning.promise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
