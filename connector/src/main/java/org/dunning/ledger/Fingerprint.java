package org.dunning.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Digests by which the ledger sees that content changed. */
final class Fingerprint {

    private Fingerprint() {}

    /** 32 hex digits over the values; enough to see a change, not meant against an attacker. */
    static String of(@Nullable Object... values) {
        return sha256(joined(values)).substring(0, 32);
    }

    /** SHA-256 in hex. */
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String joined(@Nullable Object... values) {
        var text = new StringBuilder();
        for (@Nullable Object value : values) {
            text.append(value).append('\u001f');
        }
        return text.toString();
    }
}
