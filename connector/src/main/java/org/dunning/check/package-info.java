/** The verbs of the executable, and the check of everything a user writes. */
@NullMarked
@ApplicationModule
package org.dunning.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
