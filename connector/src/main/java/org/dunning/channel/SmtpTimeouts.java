package org.dunning.channel;

import java.time.Duration;

/**
 * How long a connection may take for what, and how long it is kept while there is nothing to send.
 *
 * @param read how long an answer may take
 * @param idle after that a kept connection is closed; servers close theirs after about five minutes
 */
record SmtpTimeouts(Duration connect, Duration write, Duration read, Duration idle) {

    // RFC 5321 4.5.3.2.6: ten minutes for the answer to the final dot. Giving up earlier makes duplicates: the server
    // may still take what we believe lost.
    static final SmtpTimeouts USUAL = new SmtpTimeouts(
            Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(600), Duration.ofSeconds(30));
}
