package org.dunning.outbox;

import java.time.Instant;

/**
 * The committed intention to hand a message over once. Only the outbox makes one; a channel sends nothing without it.
 *
 * @param company whose notice it is
 * @param messageId the Message-ID with its angle brackets
 * @param recheckedAt when the ERP last confirmed what the message says
 */
public record Intent(long deliveryId, String company, String messageId, Instant recheckedAt) {}
