/** The route files: which are used, what is wrong with them, and how they reach Camel. */
@NullMarked
@ApplicationModule(allowedDependencies = "configfile")
package org.dunning.route;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
