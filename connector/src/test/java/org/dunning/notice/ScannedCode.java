package org.dunning.notice;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

/** What a banking app reads of a payment code (EPC069-12), wherever in a picture it stands. */
public record ScannedCode(String iban, String amount, String reference) {

    public static ScannedCode of(BufferedImage picture) throws ReaderException {
        List<String> lines = text(picture).lines().toList();
        return new ScannedCode(lines.get(6), lines.get(7), lines.get(10));
    }

    static String text(BufferedImage picture) throws ReaderException {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
