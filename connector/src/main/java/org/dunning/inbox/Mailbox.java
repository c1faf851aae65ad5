package org.dunning.inbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

    Mailbox(InboxProperties properties, MailboxLogin login, Inbox inbox) {
        this.properties = properties;
        this.login = login;
        this.inbox = inbox;
    }

    /**
     * Takes what is new, one mail after the other; a mail that cannot be taken stops no other.
     *
     * @return how many were taken
     * @throws MessagingException when the server cannot be reached or refuses
     */
    public int read() throws MessagingException {
        ImapServer server = properties.server();
        if (server == null) {
            return 0;
        }
        try (Store store = login.open(server);
                Folder folder = store.getFolder(properties.folder())) {
            folder.open(Folder.READ_WRITE);
            return read(folder);
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

    private boolean take(Message message) throws MessagingException {
        if (message.getSize() > properties.megabytes() * MEGABYTE) {
            LOG.warn(
                    "mail {} of the mailbox is larger than {} MB and stays unread there: a person reads it",
                    message.getMessageNumber(),
                    properties.megabytes());
            return false;
        }
        try {
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            inbox.receive(bytes.toByteArray());
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "mail {} of the mailbox could not be taken and stays unread there: {}",
                    message.getMessageNumber(),
                    e.getClass().getSimpleName());
            message.setFlag(Flags.Flag.SEEN, false); // reading its text may have set it
            return false;
        }
        message.setFlag(Flags.Flag.SEEN, true);
        return true;
    }
}
