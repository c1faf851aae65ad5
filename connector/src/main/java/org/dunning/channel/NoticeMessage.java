package org.dunning.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import org.dunning.notice.PreparedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.Intent;
import org.dunning.outbox.NotPermittedException;
import org.dunning.outbox.OutgoingMessage;
import org.dunning.receivable.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A notice as a mail. Once sealed its bytes are fixed: whatever is done to its headers later, these bytes go out, to its
 * one recipient, and once.
 */
final class NoticeMessage extends MimeMessage implements OutgoingMessage, Permitted {

    private static final int USUAL_BYTES = 16_384;

    private final PreparedNotice notice;
    private final InternetAddress sender;
    private final InternetAddress recipient;
    private final Passage passage;

    private @Nullable SmtpData data;

    NoticeMessage(PreparedNotice notice, InternetAddress sender, InternetAddress recipient) {
        super((Session) null);
        this.notice = notice;
        this.sender = sender;
        this.recipient = recipient;
        this.passage = new Passage(notice.deliveryId(), notice.messageId());
    }

    void seal() throws MessagingException, IOException {
        super.saveChanges();
        var out = new Bytes();
        super.writeTo(out, null);
        data = new SmtpData(Arrays.copyOf(out.bytes, out.count));
    }

    /** The encoder writes byte by byte: the JDK's stream would lock for each, Spring's would look for its block. */
    private static final class Bytes extends OutputStream {

        private byte[] bytes = new byte[USUAL_BYTES];
        private int count;

        @Override
        public void write(int letter) {
            if (count == bytes.length) {
                grow(1);
            }
            bytes[count++] = (byte) letter;
        }

        @Override
        public void write(byte[] more, int from, int length) {
            if (length > bytes.length - count) {
                grow(length);
            }
            System.arraycopy(more, from, bytes, count, length);
            count += length;
        }

        private void grow(int least) {
            bytes = Arrays.copyOf(bytes, Math.addExact(count, Math.max(least, count)));
        }
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId());
    }

    /** Senders other than ours save a message before they send it, and would get past the outbox. */
    @Override
    public void saveChanges() {
        throw new NotPermittedException("a notice is sent by the mail channel only (javaMailSender: \"#mailChannel\")");
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException {
        out.write(bytes());
    }

    @Override
    public LocalDate businessDate() {
        return notice.facts().on();
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    /** The envelope's sender. */
    InternetAddress sender() {
        return sender;
    }

    /** The envelope's recipient. */
    InternetAddress recipient() {
        return recipient;
    }

    @Override
    public long deliveryId() {
        return notice.deliveryId();
    }

    @Override
    public String messageId() {
        return notice.messageId();
    }

    @Override
    public byte[] bytes() {
        return data().message();
    }

    SmtpData data() {
        if (data == null) {
            throw new IllegalStateException("the message is not sealed");
        }
        return data;
    }

    /** @throws IllegalArgumentException when the intent is for another message */
    @Override
    public void permit(Intent committed) {
        passage.permit(committed);
    }

    @Override
    public Passage passage() {
        return passage;
    }

    @Override
    public @Nullable HandOver handOver() {
        return passage.handOver();
    }
}
