package org.dunning.channel;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.HeaderTerm;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.dunning.outbox.DeliveryProperties.Journal;
import org.dunning.outbox.MailTrace;

/** A mailbox that gets a copy of every mail, read over IMAP; nothing in it is changed. */
final class JournalMailbox implements MailTrace {

    private final Journal journal;

    JournalMailbox(Journal journal) {
        this.journal = journal;
    }

    @Override
    public String name() {
        return "the journal mailbox " + journal.folder() + " on " + journal.host();
    }

    @Override
    public Set<String> seen(Collection<String> messageIds) throws IOException {
        Set<String> seen = new HashSet<>();
        try (Store store = journal.server().open();
                Folder folder = store.getFolder(journal.folder())) {
            folder.open(Folder.READ_ONLY);
            for (String id : messageIds) {
                if (folder.search(new HeaderTerm("Message-ID", id)).length > 0) {
                    seen.add(id);
                }
            }
        } catch (MessagingException e) {
            throw new IOException(e.getMessage(), e);
        }
        return seen;
    }
}
