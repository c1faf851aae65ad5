/** Answers to our notices: fetched from the mailbox, understood, matched, and turned into what follows from them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "receivable",
            "calendar",
            "company",
            "ledger",
            "run",
            "outbox",
            "reply",
            "reply::automatic"
        })
package org.dunning.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
