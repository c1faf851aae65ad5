package org.dunning.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.dunning.admin.Chromium;
import org.dunning.channel.LetterForBench;
import org.dunning.notice.PagesForPictures;

/**
 * One picture per stage: the mail in a wide window and on a phone, and from {@code friendly} on the letter. It needs
 * /usr/bin/chromium and pdftoppm (poppler-utils). Run it with {@code ./mvnw -q -pl connector test-compile exec:java
 * -Dexec.classpathScope=test -Dexec.mainClass=org.dunning.bench.NoticePictures}; two arguments, a language and a folder,
 * make others than those in {@code connector/docs/notices}.
 */
public final class NoticePictures {

    private static final int DESKTOP = 680;
    private static final int PHONE = 360;
    private static final int GAP = 24;
    private static final int DOTS_PER_INCH = 84;

    private NoticePictures() {}

    public static void main(String[] arguments) throws Exception {
        Locale language = Locale.forLanguageTag(arguments.length == 0 ? "en-GB" : arguments[0]);
        Path folder = Files.createDirectories(
                arguments.length < 2 ? Path.of("connector/docs/notices") : Path.of(arguments[1]));
        var pages = new PagesForPictures(language);
        try (var chromium = new Chromium()) {
            for (String stage : PagesForPictures.stages()) {
                List<BufferedImage> parts = new ArrayList<>();
                parts.add(image(chromium.picture(pages.mail(stage), DESKTOP, false)));
                parts.add(image(chromium.picture(pages.mail(stage), PHONE, false)));
                if (PagesForPictures.stages().indexOf(stage) >= 2 && !stage.equals("thanks")) {
                    parts.add(below(letter(pages.letter(stage), folder)));
                }
                ImageIO.write(
                        withFewColours(beside(parts)),
                        "png",
                        folder.resolve(stage + ".png").toFile());
            }
        }
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** The pages of the letter, one below the other. */
    private static List<BufferedImage> letter(String page, Path folder) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(folder, "letter");
        Path pdf = Files.write(work.resolve("letter.pdf"), new LetterForBench(page).pdf());
        Process made = new ProcessBuilder("pdftoppm", "-png", "-r", "" + DOTS_PER_INCH, pdf.toString(), work + "/page")
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("pdftoppm failed");
        }
        List<BufferedImage> sheets = new ArrayList<>();
        try (var files = Files.list(work)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".png")) {
                    sheets.add(ImageIO.read(file.toFile()));
                }
                Files.delete(file);
            }
        }
        Files.delete(work);
        return sheets;
    }

    private static BufferedImage beside(List<BufferedImage> parts) {
        int width = parts.stream().mapToInt(part -> part.getWidth() + GAP).sum() + GAP;
        int height = parts.stream().mapToInt(BufferedImage::getHeight).max().orElse(0) + 2 * GAP;
        BufferedImage all = background(width, height);
        int left = GAP;
        for (BufferedImage part : parts) {
            all.getGraphics().drawImage(part, left, GAP, null);
            left += part.getWidth() + GAP;
        }
        return all;
    }

    /** The 256 commonest of its colours, a table in place of three bytes. */
    private static BufferedImage withFewColours(BufferedImage picture) {
        Map<Integer, Integer> counted = new HashMap<>();
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                counted.merge(picture.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        int[] palette = counted.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(256)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        var few = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                int index =
                        nearest.computeIfAbsent(picture.getRGB(x, y) & 0xFFFFFF, colour -> nearest(palette, colour));
                few.getRaster().setSample(x, y, 0, index);
            }
        }
        return few;
    }

    /** Drawing it would mix colours it has not out of dots. */
    private static int nearest(int[] palette, int colour) {
        return IntStream.range(0, palette.length)
                .boxed()
                .min(Comparator.comparingInt(index -> distance(palette[index], colour)))
                .orElseThrow();
    }

    private static int distance(int one, int other) {
        return Math.abs((one >> 16) - (other >> 16))
                + Math.abs((one >> 8 & 255) - (other >> 8 & 255))
                + Math.abs((one & 255) - (other & 255));
    }

    private static BufferedImage below(List<BufferedImage> sheets) {
        int height = sheets.stream().mapToInt(sheet -> sheet.getHeight() + GAP).sum() - GAP;
        BufferedImage all = background(sheets.get(0).getWidth(), height);
        int top = 0;
        for (BufferedImage sheet : sheets) {
            all.getGraphics().drawImage(sheet, 0, top, null);
            top += sheet.getHeight() + GAP;
        }
        return all;
    }

    private static BufferedImage background(int width, int height) {
        var all = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = all.createGraphics();
        canvas.setColor(new Color(0xcbd5e1));
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        return all;
    }
}
