package org.dunning.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dunning.reply.MailInterpreter;

/**
 * Interpretation beside parsing the same mails into text with nothing but Angus Mail, a mail of 10 MB beside one of 5 MB, and twice as many words. Run it with
 * {@code ./mvnw -q -pl connector exec:java -Dexec.classpathScope=test -Dexec.mainClass=org.dunning.bench.ReplyBench}.
 */
public final class ReplyBench {

    private static final Path MAILS = Path.of("connector/src/test/resources/replies/labelled");
    private static final int ROUNDS = 60;
    private static final Session SESSION = Session.getInstance(new Properties());
    private static long seen;

    private ReplyBench() {}

    public static void main(String[] args) throws IOException {
        MailInterpreter interpreter = MailInterpreter.byRules();
        List<byte[]> mails = mails();
        Consumer<byte[]> parse = mail -> seen += text(mail);
        Consumer<byte[]> interpret =
                mail -> seen += interpreter.interpret(mail).written().length();
        for (int warm = 0; warm < 3; warm++) {
            time(mails, parse);
            time(mails, interpret);
        }
        double parsing = best(mails, parse);
        double interpreting = best(mails, interpret);
        System.out.printf(
                "parse %.1f us, parse and interpret %.1f us a mail: %.2f times%n",
                parsing, interpreting, interpreting / parsing);
        double five = best(List.of(quotes(5 << 20)), interpret);
        double ten = best(List.of(quotes(10 << 20)), interpret);
        System.out.printf("5 MB of quotes %.0f ms, 10 MB %.0f ms: %.2f times%n", five / 1000, ten / 1000, ten / five);
        double before = best(List.of(words(1_000)), interpret);
        for (int words = 2_000; words <= 16_000; words *= 2) {
            double now = best(List.of(words(words)), interpret);
            System.out.printf(
                    "%,d words %.1f ms: %.2f times as long as half of them%n", words, now / 1000, now / before);
            before = now;
        }
    }

    /** How many letters of text the mail library reads from it; what it cannot decode counts nothing. */
    private static long text(byte[] mail) {
        try {
            return text(new MimeMessage(SESSION, new ByteArrayInputStream(mail)));
        } catch (MessagingException e) {
            return 0;
        }
    }

    private static long text(Part part) {
        try {
            if (part.isMimeType("text/*")) {
                return part.getContent() instanceof String text ? text.length() : 0;
            }
            long letters = 0;
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    letters += text(parts.getBodyPart(i));
                }
            }
            return letters;
        } catch (MessagingException | IOException e) {
            return 0;
        }
    }

    private static List<byte[]> mails() throws IOException {
        try (Stream<Path> files = Files.list(MAILS)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(ReplyBench::bytes)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] quotes(int bytes) {
        return mail("> > >\n".repeat(bytes / 6));
    }

    /** Of more than 4,000 the rest is left to a person. */
    private static byte[] words(int words) {
        return mail("Si el cliente no paga el viernes no os pago la factura hasta el 15. ".repeat(words / 14));
    }

    private static byte[] mail(String text) {
        return ("From: a@debtor.example.net\nSubject: Re: x\nDate: Tue, 10 Mar 2026 10:00:00 +0100\n"
                        + "Content-Type: text/plain; charset=utf-8\n\n" + text)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The best of five, in microseconds a mail. */
    private static double best(List<byte[]> mails, Consumer<byte[]> work) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            best = Math.min(best, time(mails, work));
        }
        return best;
    }

    private static double time(List<byte[]> mails, Consumer<byte[]> work) {
        int rounds = mails.size() > 1 ? ROUNDS : 3;
        long start = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            mails.forEach(work);
        }
        return (System.nanoTime() - start) / 1000.0 / rounds / mails.size();
    }
}
