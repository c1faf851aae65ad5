/** Debtors' answers: what a mail says, found by rules of language, with the evidence for it. */
@NullMarked
@ApplicationModule(allowedDependencies = "company")
package org.dunning.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
