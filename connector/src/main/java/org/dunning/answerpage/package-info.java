/** The page on which a debtor answers a notice without a login, by the signed link in it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "inbox"})
package org.dunning.answerpage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
