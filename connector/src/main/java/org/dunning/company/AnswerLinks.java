package org.dunning.company;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and reads the signed links by which a debtor answers a notice. A link tells nothing and ends by itself. */
@Component
public class AnswerLinks {

    /** The path of the page, under which nothing else is. */
    public static final String PATH = "/a/";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PAYLOAD = Long.BYTES + Integer.BYTES;
    private static final int SIGNATURE = 16;

    private final AnswerLinkProperties properties;
    private final Clock clock;
    private final @Nullable SecretKeySpec key;

    AnswerLinks(AnswerLinkProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.key = properties.enabled()
                ? new SecretKeySpec(properties.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM)
                : null;
    }

    /** The link for a delivery of this day; empty unless they are enabled. */
    public Optional<String> of(long delivery, LocalDate on) {
        SecretKeySpec signing = key;
        if (signing == null) {
            return Optional.empty();
        }
        byte[] payload = ByteBuffer.allocate(PAYLOAD)
                .putLong(delivery)
                .putInt((int) on.plusDays(properties.validDays()).toEpochDay())
                .array();
        byte[] token = ByteBuffer.allocate(PAYLOAD + SIGNATURE)
                .put(payload)
                .put(signature(signing, payload))
                .array();
        String base = String.valueOf(properties.baseUrl()).replaceFirst("/+$", "");
        return Optional.of(base + PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    /** The delivery of a link; empty when it was not made here or has ended. */
    public Optional<Long> delivery(String token) {
        SecretKeySpec signing = key;
        if (signing == null || token.length() > 2 * (PAYLOAD + SIGNATURE)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            byte[] payload = Arrays.copyOf(bytes, PAYLOAD);
            boolean ours = bytes.length == PAYLOAD + SIGNATURE
                    && MessageDigest.isEqual(
                            signature(signing, payload), Arrays.copyOfRange(bytes, PAYLOAD, bytes.length));
            ByteBuffer read = ByteBuffer.wrap(payload);
            long delivery = read.getLong();
            LocalDate last = LocalDate.ofEpochDay(read.getInt());
            return ours && !LocalDate.now(clock.withZone(ZoneOffset.UTC)).isAfter(last)
                    ? Optional.of(delivery)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** None are made. */
    public static AnswerLinks none() {
        return new AnswerLinks(new AnswerLinkProperties(false, null, null, null, 1, 1), Clock.systemUTC());
    }

    private static byte[] signature(SecretKeySpec key, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(payload), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
