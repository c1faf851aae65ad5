package org.dunning.channel;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.HeaderTerm;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.dunning.company.MessageId;
import org.dunning.outbox.DeliveryProperties.Journal;
import org.dunning.outbox.MailTrace;

/** A mailbox that gets a copy of every mail, read over IMAP; nothing in it is changed. */
final class JournalMailbox implements MailTrace {

    private static final int NEWEST = 2_000;

    /** To search for each of more would take longer than to read the newest. */
    private static final int FEW = 20;

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
        return opened(folder -> {
            Set<String> seen = new HashSet<>(messageIds.size() > FEW ? newest(folder) : Set.of());
            seen.retainAll(Set.copyOf(messageIds));
            for (String id : messageIds) {
                if (!seen.contains(id) && folder.search(new HeaderTerm("Message-ID", id)).length > 0) {
                    seen.add(id);
                }
            }
            return seen;
        });
    }

    @Override
    public Set<String> newest() throws IOException {
        return opened(JournalMailbox::newest);
    }

    private static Set<String> newest(Folder folder) throws MessagingException {
        Set<String> ours = new HashSet<>();
        int count = folder.getMessageCount();
        if (count > 0) {
            Message[] messages = folder.getMessages(Math.max(1, count - NEWEST + 1), count);
            var wanted = new FetchProfile();
            wanted.add("Message-ID");
            folder.fetch(messages, wanted);
            for (Message message : messages) {
                String[] ids = message.getHeader("Message-ID");
                if (ids != null && MessageId.token(ids[0]) != null) {
                    ours.add(ids[0].strip());
                }
            }
        }
        return ours;
    }

    private interface Question {
        Set<String> ask(Folder folder) throws MessagingException;
    }

    private Set<String> opened(Question question) throws IOException {
        try (Store store = journal.server().open();
                Folder folder = store.getFolder(journal.folder())) {
            folder.open(Folder.READ_ONLY);
            return question.ask(folder);
        } catch (MessagingException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
