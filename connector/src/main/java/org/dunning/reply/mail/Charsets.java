package org.dunning.reply.mail;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes to text: as declared, else as UTF-8 when they are that, else as windows-1252, which takes any byte. */
final class Charsets {

    private static final Charset LAST_RESORT = Charset.forName("windows-1252");

    private Charsets() {}

    static String decode(byte[] bytes, int length, String contentType) {
        Charset declared = declared(contentType);
        if (declared != null
                && !declared.equals(StandardCharsets.US_ASCII)
                && !declared.equals(StandardCharsets.ISO_8859_1)) {
            String strict = strict(bytes, length, declared);
            if (strict != null) {
                return strict;
            }
        }
        String utf8 = strict(bytes, length, StandardCharsets.UTF_8);
        return utf8 != null ? utf8 : new String(bytes, 0, length, LAST_RESORT);
    }

    private static @Nullable Charset declared(String contentType) {
        try {
            String name = new ContentType(contentType).getParameter("charset");
            return name == null ? null : Charset.forName(MimeUtility.javaCharset(name.strip()));
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
    }

    /** A character cut in two at the end is no reason to doubt the rest. */
    private static @Nullable String strict(byte[] bytes, int length, Charset charset) {
        for (int shorter = 0; shorter < 4 && shorter <= length; shorter++) {
            try {
                return charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, 0, length - shorter))
                        .toString();
            } catch (CharacterCodingException e) {
                // one byte less
            }
        }
        return null;
    }
}
