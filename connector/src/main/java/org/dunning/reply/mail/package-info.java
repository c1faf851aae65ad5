/** A mail's bytes become its newest text; machines' mails are told from people's. */
@NullMarked
package org.dunning.reply.mail;

import org.jspecify.annotations.NullMarked;
