package org.dunning.reply;

/** What a mail asks for that somebody could do at once. */
public enum Wish {
    NOTHING,
    /** Copies of documents, and nothing that could lead money elsewhere. */
    COPY,
    /** No more mails to its sender. */
    NO_MAIL
}
