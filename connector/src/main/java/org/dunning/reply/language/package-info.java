/** Words, phrases, dates, amounts and invoice numbers of a text, with a data file for each language. */
@NullMarked
package org.dunning.reply.language;

import org.jspecify.annotations.NullMarked;
