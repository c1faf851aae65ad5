package org.dunning.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Digests by which content is known again, and a change of it seen. */
public final class Fingerprint {

    private Fingerprint() {}

    /** 32 hex digits over the values; enough to see a change, not meant against an attacker. */
    static String of(@Nullable Object... values) {
        return sha256(joined(values)).substring(0, 32);
    }

    /** SHA-256 in hex, of the text in UTF-8. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 in hex, of these pieces one after the other. */
    public static String sha256(byte[]... pieces) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] piece : pieces) {
                digest.update(piece);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
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
