/** A rendered notice becomes a mail and is handed over: to an SMTP relay or into a folder. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"receivable", "company", "configfile", "interest", "ledger", "notice", "outbox"})
package org.dunning.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
