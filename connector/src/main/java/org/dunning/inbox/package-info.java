/** Answers to our notices: fetched from the mailbox, understood, matched, and turned into what follows from them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"receivable", "ledger", "outbox", "reply"})
package org.dunning.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
