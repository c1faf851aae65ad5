package org.dunning.notice;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.dunning.company.Payment;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** A SEPA credit transfer as a QR code (EPC069-12, version 002), which banking apps scan. */
final class PaymentCode {

    private static final int MODULE = 4;
    private static final int LONGEST_NAME = 70;
    private static final int LONGEST_REFERENCE = 140;
    // EPC069-12 3.1: the payload has at most 331 bytes, error correction is M.
    private static final int LONGEST = 331;
    private static final Map<EncodeHintType, Object> HINTS = Map.of(
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.M,
            EncodeHintType.CHARACTER_SET,
            "UTF-8",
            EncodeHintType.MARGIN,
            4);

    private PaymentCode() {}

    /** The code's picture; null when the notice is not in euro, asks for nothing or names no account. */
    static byte @Nullable [] png(NoticeFacts facts) {
        String payload = payload(facts);
        return payload == null ? null : picture(payload);
    }

    static @Nullable String payload(NoticeFacts facts) {
        Payment payment = facts.company().payment();
        Money due = facts.totalWithCharges();
        if (payment == null
                || !due.isPositive()
                || !due.currency().getCurrencyCode().equals("EUR")) {
            return null;
        }
        String holder = payment.holder() == null ? facts.companyName() : payment.holder();
        return Stream.of(
                        "BCD",
                        "002",
                        "1",
                        "SCT",
                        payment.bic() == null ? "" : payment.bic(),
                        cut(PlainWords.line(holder), LONGEST_NAME),
                        payment.plainIban(),
                        "EUR"
                                + due.amount()
                                        .setScale(2, RoundingMode.UNNECESSARY)
                                        .toPlainString(),
                        "",
                        "",
                        reference(facts))
                .collect(Collectors.joining("\n"));
    }

    /** The debtor's number and the documents, as the text asks for; the first of them when there are many. */
    private static String reference(NoticeFacts facts) {
        String documents = (facts.overdue().isEmpty() ? facts.notYetDue() : facts.overdue())
                .stream().map(NoticeFacts.Line::document).distinct().collect(Collectors.joining(" "));
        String all = PlainWords.line(facts.debtor().key().number() + " " + documents);
        return all.getBytes(StandardCharsets.UTF_8).length <= LONGEST_REFERENCE
                ? all
                : cut(PlainWords.line(facts.debtor().key().number()) + " " + facts.noticeNo(), LONGEST_REFERENCE);
    }

    private static String cut(String text, int longest) {
        String left = text;
        while (left.getBytes(StandardCharsets.UTF_8).length > longest) {
            left = left.substring(0, left.offsetByCodePoints(left.length(), -1));
        }
        return left;
    }

    private static byte[] picture(String payload) {
        if (payload.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalStateException("a payment code of more than " + LONGEST + " bytes");
        }
        try {
            BitMatrix small = new QRCodeWriter().encode(payload, BarcodeFormat.QR_CODE, 0, 0, HINTS);
            var image = new BufferedImage(
                    small.getWidth() * MODULE, small.getHeight() * MODULE, BufferedImage.TYPE_BYTE_BINARY);
            for (int x = 0; x < image.getWidth(); x++) {
                for (int y = 0; y < image.getHeight(); y++) {
                    image.setRGB(x, y, small.get(x / MODULE, y / MODULE) ? 0xFF000000 : 0xFFFFFFFF);
                }
            }
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (WriterException e) {
            throw new IllegalStateException("cannot draw the payment code", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
