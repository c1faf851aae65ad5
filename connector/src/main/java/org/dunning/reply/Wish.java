package org.dunning.reply;

/** What a mail asks for or tells, beside its intent, that what follows depends on. */
public enum Wish {
    NOTHING,
    /** Copies of documents, and nothing that could lead money elsewhere. */
    COPY,
    /** No more mails to its sender. */
    NO_MAIL,
    /** Nothing: its author is insolvent or has died, and is not dunned again until a person says so. */
    INSOLVENT
}
