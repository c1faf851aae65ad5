/** Public holidays and working days, by country and part of a country. */
@NullMarked
@ApplicationModule(allowedDependencies = "configfile")
package org.dunning.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
