/** The delivery of a notice: its states, its intent before and its outcome after the hand-over. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"receivable", "company", "mapping", "interest", "procedure", "ledger", "run", "notice"})
package org.dunning.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
