/** The settings in application.yaml, environment and command line, checked before anything connects. */
@NullMarked
@ApplicationModule(allowedDependencies = "configfile")
package org.dunning.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
