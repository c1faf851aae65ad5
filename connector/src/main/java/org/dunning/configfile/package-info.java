/** Reads a YAML file into a record, strictly, and tells every problem with its line and column. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.dunning.configfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
