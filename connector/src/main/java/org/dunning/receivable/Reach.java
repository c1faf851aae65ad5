package org.dunning.receivable;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a debtor can be reached besides by mail.
 *
 * @param postalAddress its lines below the name, separated by LF; null when it is not known
 * @param phone in international form, such as +34910000000; null when it is not known
 * @param messages whether the debtor has agreed to messages on this number (WhatsApp, SMS)
 * @param failed what did not reach it lately: a channel's label, a space, and the address
 * @param stuck what has not taken a notice for a day, in the same words: used where nothing else is left
 */
public record Reach(
        @Nullable String postalAddress,
        @Nullable String phone,
        boolean messages,
        Set<String> failed,
        Set<String> stuck) {

    /** Nothing is known. */
    public static final Reach NONE = new Reach(null, null, false);

    public Reach {
        failed = Set.copyOf(failed);
        stuck = Set.copyOf(stuck);
    }

    public Reach(@Nullable String postalAddress, @Nullable String phone, boolean messages) {
        this(postalAddress, phone, messages, Set.of(), Set.of());
    }

    /** The same without what did not reach it lately. */
    public Reach without(Set<String> addresses) {
        return new Reach(postalAddress, phone, messages, addresses, stuck);
    }

    /** The same, with what has not taken a notice for a day as the last choice. */
    public Reach waitingFor(Set<String> addresses) {
        return new Reach(postalAddress, phone, messages, failed, addresses);
    }

    boolean isStuck(Channel channel) {
        return stuck.contains(channel.label() + " " + address(channel));
    }

    /** Where the channel reaches it; null when it does not. Handing over reaches an agency, always. */
    @Nullable
    String address(Channel channel) {
        String address =
                switch (channel) {
                    case LETTER, REGISTERED_LETTER -> postalAddress;
                    case CALL -> phone;
                    case WHATSAPP, SMS -> messages ? phone : null;
                    case HANDOVER -> channel.label();
                    case MAIL -> null;
                };
        return address == null || failed.contains(channel.label() + " " + address) ? null : address;
    }
}
