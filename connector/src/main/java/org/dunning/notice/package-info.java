/** A proposed notice becomes a subject, a text and an HTML part in the debtor's language. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"receivable", "company", "configfile", "interest", "procedure", "ledger", "run"})
package org.dunning.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
