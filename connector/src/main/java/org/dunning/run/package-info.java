/** Decides, for a business date, which open items are dunned at which stage, and proposes notices. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "receivable",
            "calendar",
            "company",
            "configfile",
            "mapping",
            "interest",
            "procedure",
            "promise",
            "ledger"
        })
package org.dunning.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
