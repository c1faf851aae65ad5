/** What the connector knows and did: sweeps, open items, runs, notices, deliveries, contact history. */
@NullMarked
@ApplicationModule(allowedDependencies = {"receivable", "promise"})
package org.dunning.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
