package org.dunning.channel;

import jakarta.mail.MessagingException;

/** A channel was asked to send what the outbox has not permitted, or no longer permits. Nothing was sent. */
final class NoPermitException extends MessagingException {
    NoPermitException(String message) {
        super(message);
    }
}
