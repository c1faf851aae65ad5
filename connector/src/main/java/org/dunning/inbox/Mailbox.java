package org.dunning.inbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.dunning.company.ImapServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The mailbox, read by IMAP. A mail is marked as seen only after the ledger has committed it, so a crash means that it is
 * read again; and none of its headers ever becomes a header of a route.
 */
@Component
public class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int MEGABYTE = 1 << 20;

    private final InboxProperties properties;
    private final MailboxLogin login;
    private final Inbox inbox;
    private final ReentrantLock looking = new ReentrantLock();

    Mailbox(InboxProperties properties, MailboxLogin login, Inbox inbox) {
        this.properties = properties;
        this.login = login;
        this.inbox = inbox;
    }

    /**
     * Takes what is new, one mail after the other; a mail that cannot be taken, or is gone meanwhile, stops no other.
     *
     * @return how many were taken; 0 while another look goes on
     * @throws MessagingException when the server cannot be reached or refuses
     */
    public int read() throws MessagingException {
        ImapServer server = properties.server();
        // The schedule does not wait for a look that takes longer than its pause.
        if (server == null || !looking.tryLock()) {
            return 0;
        }
        try (Store store = login.open(server);
                Folder folder = store.getFolder(properties.folder())) {
            folder.open(Folder.READ_WRITE);
            return read(folder);
        } finally {
            looking.unlock();
        }
    }

    /** "yes", or "no: " and why not: the folder was opened as for reading, and nothing in it was looked at. */
    public String tried() {
        ImapServer server = properties.server();
        if (server == null) {
            return "yes, none is configured: answers are not read";
        }
        try (Store store = login.open(server);
                Folder folder = store.getFolder(properties.folder())) {
            folder.open(Folder.READ_WRITE);
            return "yes";
        } catch (MessagingException | RuntimeException e) {
            return "no: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    private int read(Folder folder) throws MessagingException {
        int taken = 0;
        for (Message message : folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
            if (taken == properties.mails()) {
                return taken;
            }
            taken += take(message) ? 1 : 0;
        }
        return taken;
    }

    /** Keeps so many bytes of a mail, however large it is. */
    private static final class Beginning extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int most;
        private boolean cut;

        Beginning(int most) {
            this.most = most;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            int room = Math.min(length, most - kept.size());
            kept.write(bytes, from, room);
            cut |= room < length;
        }

        boolean isCut() {
            return cut;
        }

        byte[] bytes() {
            return kept.toByteArray();
        }
    }

    /** @throws MessagingException when the connection broke: then there is nothing more to take in this look */
    private boolean take(Message message) throws MessagingException {
        try {
            var beginning = new Beginning(properties.megabytes() * MEGABYTE);
            message.writeTo(beginning);
            if (beginning.bytes().length == 0) {
                // No mail is empty: some servers answer so when others delete mails at the same time.
                throw new IOException("it came without a byte");
            }
            inbox.receive(beginning.bytes(), beginning.isCut());
            message.setFlag(Flags.Flag.SEEN, true);
            return true;
        } catch (IOException | MessagingException | RuntimeException e) {
            if (!message.getFolder().isOpen()) {
                throw new MessagingException("the connection to the mailbox broke: " + e.getMessage(), e);
            }
            stays(message, e);
            return false;
        }
    }

    /** Moved away or deleted by somebody during the look, or left for the next one. */
    private static void stays(Message message, Exception problem) {
        if (!message.isExpunged()) {
            LOG.warn(
                    "mail {} of the mailbox could not be taken and stays unread there: {}",
                    message.getMessageNumber(),
                    problem.getClass().getSimpleName());
        }
        try {
            message.setFlag(Flags.Flag.SEEN, false); // reading its text may have set it
        } catch (MessagingException e) {
            LOG.info("mail {} of the mailbox is not there any more", message.getMessageNumber());
        }
    }
}
