package org.dunning.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dunning.configfile.Problem;

/**
 * The routes as this version was shipped, kept in the jar to compare with. Nothing is ever loaded from there (DESIGN.md
 * section 3).
 */
public final class ShippedRoutes {

    private static final String KEPT = "/shipped/routes/";

    private ShippedRoutes() {}

    /** A note for each file that is not, or not any more, as it was shipped. */
    public static List<Problem> edited(List<Path> files) {
        var notes = new ArrayList<Problem>();
        for (Path file : files) {
            String shipped = shipped(file);
            if (shipped.isEmpty()) {
                notes.add(Problem.in(file, null, "is a route of your own"));
            } else if (!shipped.equals(text(file))) {
                notes.add(Problem.in(file, null, "was edited; it differs from the one shipped with this version"));
            }
        }
        return notes;
    }

    private static String shipped(Path file) {
        boolean ofAnErp = file.getParent() != null && file.getParent().endsWith("erp");
        String name = (ofAnErp ? "erp/" : "") + file.getFileName();
        try (InputStream kept = ShippedRoutes.class.getResourceAsStream(KEPT + name)) {
            return kept == null ? "" : normal(new String(kept.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return normal(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A check-out on another system changes line ends, which is no edit. */
    private static String normal(String text) {
        return text.replace("\r\n", "\n");
    }
}
