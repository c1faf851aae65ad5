package org.dunning.channel;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.camel.component.mail.JavaMailSender;
import org.dunning.notice.Enclosure;
import org.dunning.notice.Enclosures;
import org.dunning.notice.NoticeText;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.Intent;
import org.dunning.outbox.LastHop;
import org.dunning.outbox.OutgoingMessage;
import org.jspecify.annotations.Nullable;

/** What a benchmark needs of this package. */
public final class SmtpForBench {

    private SmtpForBench() {}

    /**
     * A sender to a server on this machine.
     *
     * @param lastHop of the outbox; null for none
     */
    public static JavaMailSender sender(int port, int connections, @Nullable LastHop lastHop) {
        PermitRule usual = Notices.FIVE_MINUTES;
        PermitRule rule = lastHop == null
                ? usual
                : new PermitRule(usual.clock(), usual.maxAge(), usual.leaseHeld(), usual.pauses(), lastHop);
        return new SmtpSender(Notices.relay(port, connections), rule, Duration.ofSeconds(20));
    }

    /**
     * A permitted notice with words of about so many bytes.
     *
     * @param pdf the invoice that goes with it; empty for none
     */
    public static OutgoingMessage message(int number, int bytes, byte[] pdf) {
        String id = "<dun.bench" + number + "@example.com>";
        var words = new NoticeText(
                "Recordatorio de pago: 1.234,56 EUR",
                "x".repeat(70).concat("\n").repeat(Math.max(1, (bytes - 1_200) / 71)),
                "<p>x</p>\n",
                Locale.forLanguageTag("es"));
        RenderedNotice rendered = Notices.rendered(
                "pagos@example.org", id, List.of(), Notices.company(null, null), "Suministros Ejemplo, S.L.", words);
        NoticeMessage message =
                Notices.message(new RenderedNotice(rendered.notice().with(enclosed(pdf)), words, null));
        message.permit(new Intent(message.deliveryId(), "acme", id, Notices.NOW));
        return message;
    }

    private static Enclosures enclosed(byte[] pdf) {
        return pdf.length == 0
                ? Enclosures.NONE
                : new Enclosures(List.of(new Enclosure("F1", "F1.pdf", "application/pdf", "", pdf)), List.of());
    }
}
