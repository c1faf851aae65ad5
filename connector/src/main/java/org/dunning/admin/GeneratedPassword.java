package org.dunning.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The password of the user {@code admin} as long as no users are configured: made at the first start, kept as a hash. */
final class GeneratedPassword {

    /** No letters or digits that are mistaken for one another. 20 of these 54 carry 115 bits. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ234567";

    private static final int LENGTH = 20;

    private GeneratedPassword() {}

    /** The hash in the file; at the first start it is made, and what it is a hash of is told to the announcement. */
    static String hash(Path file, PasswordEncoder encoder, Announcement announcement) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String password = random();
            String hash = encoder.encode(password);
            write(file, hash);
            announcement.firstStart(password, file);
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the console's password in " + file, e);
        }
    }

    private static void write(Path file, String hash) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, ownerOnly())) {
            channel.write(java.nio.charset.StandardCharsets.US_ASCII.encode(hash + "\n"));
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String random() {
        var password = new StringBuilder(LENGTH);
        new SecureRandom().ints(LENGTH, 0, ALPHABET.length()).forEach(index -> password.append(ALPHABET.charAt(index)));
        return password.toString();
    }

    /** Tells a person, once, what the generated password is. */
    interface Announcement {
        void firstStart(String password, Path file);
    }
}
