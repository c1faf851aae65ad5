/** A second reader for what the rules cannot tell: a language model, off by default, whose every word is checked. */
@NullMarked
package org.dunning.reply.model;

import org.jspecify.annotations.NullMarked;
