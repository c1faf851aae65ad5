package org.dunning.reply;

/** A mail as it was read and understood. */
public record ReadMail(MailEnvelope envelope, Interpretation interpretation) {}
