package org.dunning.channel;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.channels}: where what does not go by mail goes.
 *
 * @param letters the print folder
 * @param calls where the sheets for those who call are written
 * @param handovers where the packs for an agency or a lawyer are written
 * @param handoverTo to whom they go, as it is noted in the ERP
 * @param patience how long a provider of messages may take for its answer
 * @param whatsapp WhatsApp Cloud API; without it that channel reaches nobody
 * @param sms a provider with the API of Twilio's Messages; without it that channel reaches nobody
 */
@Validated
@ConfigurationProperties(prefix = "dunning.channels", ignoreUnknownFields = false)
record ChannelProperties(
        @NotNull @DefaultValue("data/letters") Path letters,
        @NotNull @DefaultValue("data/calls") Path calls,
        @NotNull @DefaultValue("data/handovers") Path handovers,
        @NotBlank @DefaultValue("the agency") String handoverTo,
        @NotNull @DefaultValue("30s") Duration patience,
        @Nullable @Valid WhatsApp whatsapp,
        @Nullable @Valid Sms sms) {

    /**
     * Settings under {@code dunning.channels.whatsapp}.
     *
     * @param url up to the version, such as https://graph.facebook.com/v23.0
     * @param phoneNumberId of the sender
     * @param token that authorises us
     * @param template approved by the provider for this use; it gets company, total, date to pay by and contact
     */
    record WhatsApp(
            @NotNull @HttpAddress URI url,
            @NotBlank String phoneNumberId,
            @NotBlank String token,
            @NotBlank String template) {

        /** Without the token. */
        @Override
        public String toString() {
            return "dunning.channels.whatsapp[" + url + "]";
        }
    }

    /**
     * Settings under {@code dunning.channels.sms}.
     *
     * @param url where messages are posted, such as https://api.twilio.com/2010-04-01/Accounts/AC0/Messages.json
     * @param from the sender's number or name
     */
    record Sms(
            @NotNull @HttpAddress URI url,
            @NotBlank String username,
            @NotBlank String password,
            @NotBlank String from) {

        /** Without the password. */
        @Override
        public String toString() {
            return "dunning.channels.sms[" + url + "]";
        }
    }
}
