/** The companies that are owed: their time zone, sender and procedure. */
@NullMarked
@ApplicationModule(allowedDependencies = "calendar")
package org.dunning.company;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
