package org.dunning.reply.mail;

import org.springframework.modulith.NamedInterface;

/** Whether a machine wrote a mail, and what it tells. */
@NamedInterface("automatic")
public enum AutomaticMail {
    /** A person wrote it, as far as headers tell. */
    NO,
    /** Absence, closure, ticket, receipt, list: nobody has read our mail. */
    ANSWER,
    /** We wrote it ourselves; only whoever knows our addresses and mails can tell. */
    OWN,
    /** The address or its domain does not exist or takes no mail. */
    BOUNCE_HARD,
    /** It is not there yet, and the server goes on trying. */
    BOUNCE_DELAY,
    /** Not now: full, or not taken for too long. */
    BOUNCE_SOFT,
    /** The other side does not take mail from us: our configuration or reputation, not the address. */
    BOUNCE_POLICY;

    public boolean isBounce() {
        return this == BOUNCE_HARD || this == BOUNCE_SOFT || this == BOUNCE_POLICY || this == BOUNCE_DELAY;
    }

    public boolean isMachine() {
        return this != NO;
    }

    public static AutomaticMail of(IncomingMail mail) {
        if (Bounce.is(mail)) {
            return Bounce.kind(mail);
        }
        return AutomaticAnswer.is(mail) ? ANSWER : NO;
    }
}
