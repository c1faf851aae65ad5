package org.dunning.reply.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Mails as programs write them and as they should not: the same number gives the same mail. */
public final class RandomMails {

    private static final int DEEPEST = 6;
    private static final List<String> TYPES = List.of(
            "text/plain",
            "text/html",
            "text/plain; format=flowed; delsp=yes",
            "message/delivery-status",
            "message/rfc822",
            "text/rfc822-headers",
            "application/octet-stream; name=x.zip",
            "application/ms-tnef; name=winmail.dat",
            "text/calendar",
            "TEXT",
            "text/",
            "; ;",
            "text/plain; name*=utf-8''%e2%82%ac%ff%f");
    private static final List<String> CHARSETS = List.of(
            "utf-8",
            "UTF-8",
            "iso-8859-1",
            "windows-1252",
            "utf-16",
            "us-ascii",
            "klingon",
            "",
            "\"",
            "x-unknown",
            "gb2312");
    private static final List<String> ENCODINGS = List.of(
            "7bit", "8bit", "quoted-printable", "base64", "BASE64 ", "x-uuencode", "binary", "rot13", "", "base64;");
    private static final List<String> TEXTS = List.of(
            "Os pago el viernes 13 de marzo sin falta.",
            "We will pay £1,200 on Friday.",
            "Ich überweise am Freitag.",
            "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n",
            "El lun, 9 mar 2026 a las 10:36, X (<x@acme.example>) escribió:\n> Hola\n> adiós",
            "De: X\nEnviado: lunes\nPara: Y\nAsunto: Z\n\nvecido",
            "<html><body><blockquote><div class='gmail_quote'><p>x</blockquote><table><td></p>día 12",
            "\u0000\u0001\u202e\ufffe🙂",
            "=3D=\n=E2=82=AC=ZZ=",
            "QUJD\nRA=!\n====",
            "",
            ">".repeat(300) + "\n" + "-- \nfirma",
            "(((((((((( \"\"\"\" <<<< ,,,, 99.99.9999 1.000.000,00 €€€");
    private static final List<String> HEADERS = List.of(
            "From: a@debtor.example.net",
            "From: =?utf-8?q?Jos=C3=A9?= <a@debtor.example.net>",
            "From: <<@>>, \"x",
            "From: =?klingon?q?x?= <>",
            "From:",
            "Date: Tue, 10 Mar 2026 10:00:00 +0100",
            "Date: Tue, 99 Xxx 20266 99:99:99 +9999",
            "Date: 10 Mar 26 10:00 EST (noon)",
            "Subject: =?utf-8?B?UmU6IGZhY3R1cmE=?= =?utf-8?Q?=ff=fe?=",
            "Subject: Re: Factura MC-26-0001",
            "Subject: \u0000\u00ff =?=?=?=",
            "Message-ID: <a@b> <c@d>",
            "References: <" + "x".repeat(900) + "@y> <z@w",
            "In-Reply-To: " + "<".repeat(50),
            "Auto-Submitted: auto-replied",
            "Authentication-Results: ;;;=;dmarc=",
            "CamelFileName: /etc/passwd",
            "X-Failed-Recipients: a@b.example",
            " folded before any header",
            "no colon at all",
            "Received: from x",
            "Content-Disposition: attachment; filename*0=\"a\"; filename*1*=%%",
            "MIME-Version: 1.0");

    private RandomMails() {}

    /** In ISO 8859-1 or UTF-8, with LF or CRLF, whole or cut off somewhere. */
    public static byte[] of(Random dice) {
        var mail = new StringBuilder();
        for (int header = dice.nextInt(8); header >= 0; header--) {
            mail.append(one(HEADERS, dice)).append('\n');
        }
        part(mail, 0, dice);
        String text = dice.nextInt(3) == 0 ? mail.toString().replace("\n", "\r\n") : mail.toString();
        Charset charset = dice.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String whole = dice.nextInt(4) == 0 ? text.substring(0, dice.nextInt(text.length() + 1)) : text;
        return whole.getBytes(charset);
    }

    private static void part(StringBuilder mail, int depth, Random dice) {
        if (depth < DEEPEST && dice.nextInt(2) == 0) {
            multipart(mail, depth, dice);
            return;
        }
        String encoding = one(ENCODINGS, dice);
        mail.append("Content-Type: ").append(one(TYPES, dice));
        if (dice.nextBoolean()) {
            mail.append("; charset=").append(one(CHARSETS, dice));
        }
        mail.append("\nContent-Transfer-Encoding: ").append(encoding).append("\n\n");
        String text = one(TEXTS, dice);
        mail.append(
                encoding.equals("base64") && dice.nextBoolean()
                        ? Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                        : text);
    }

    /** The boundary may be missing, empty, that of the parts around it, or never come again. */
    private static void multipart(StringBuilder mail, int depth, Random dice) {
        String boundary =
                one(List.of("b" + depth, "b", "", "b b", "--", "\"" + "b".repeat(80) + "\"", "=_" + depth), dice);
        String bare = boundary.replace("\"", "");
        mail.append("Content-Type: multipart/")
                .append(one(
                        List.of("mixed", "alternative", "related", "report; report-type=delivery-status", "", "x"),
                        dice))
                .append(dice.nextInt(6) == 0 ? "" : "; boundary=" + boundary)
                .append(dice.nextInt(8) == 0 ? "\n" : "\n\n");
        for (int children = dice.nextInt(4); children > 0; children--) {
            mail.append("--").append(bare).append('\n');
            part(mail, depth + 1, dice);
            mail.append('\n');
        }
        if (dice.nextInt(3) > 0) {
            mail.append("--").append(bare).append("--\n").append(dice.nextBoolean() ? "" : "epilogue");
        }
    }

    private static <T> T one(List<T> of, Random dice) {
        return of.get(dice.nextInt(of.size()));
    }
}
