package org.dunning.channel;

import java.io.IOException;
import org.dunning.outbox.FolderTraces;
import org.dunning.receivable.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The folders of letters, of sheets for those who call, and of packs for an agency or a lawyer. */
@Component
class Trays implements FolderTraces {

    private final Tray letters;
    private final Tray calls;
    private final Tray handovers;

    Trays(ChannelProperties properties) {
        letters = new Tray(
                properties.letters(),
                "registered",
                "date",
                "notice",
                "company",
                "debtor",
                "name",
                "address",
                "country",
                "amount",
                "currency");
        calls = new Tray(
                properties.calls(), "date", "notice", "company", "debtor", "name", "telephone", "amount", "currency");
        handovers = new Tray(
                properties.handovers(), "date", "notice", "company", "debtor", "name", "to", "amount", "currency");
    }

    Tray letters() {
        return letters;
    }

    Tray calls() {
        return calls;
    }

    Tray handovers() {
        return handovers;
    }

    @Override
    public @Nullable Boolean cameToItsEnd(Channel channel, String token) {
        Tray tray =
                switch (channel) {
                    case LETTER, REGISTERED_LETTER -> letters;
                    case CALL -> calls;
                    case HANDOVER -> handovers;
                    case MAIL, WHATSAPP, SMS -> null;
                };
        try {
            return tray == null ? null : tray.finish(token);
        } catch (IOException e) {
            return null;
        }
    }
}
