package org.dunning.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dunning.configfile.YamlFile;
import org.dunning.procedure.DunningProcedure;
import org.dunning.receivable.Channel;
import org.springframework.core.env.Environment;

/** Whether the channels that a procedure names can be used: their settings, and the mapping's fields they need. */
final class ChannelCheck {

    private static final Map<Channel, List<String>> FIELDS = Map.of(
            Channel.LETTER, List.of("postal-address"),
            Channel.REGISTERED_LETTER, List.of("postal-address"),
            Channel.CALL, List.of("phone"),
            Channel.WHATSAPP, List.of("phone", "messages-allowed"),
            Channel.SMS, List.of("phone", "messages-allowed"));

    private final Environment environment;
    private final JsonNode mapped;
    private final String mapping;
    private final Findings findings;

    /** @param mapping the fields of the mapping of records, and its name */
    ChannelCheck(Environment environment, Path mapping, Findings findings) {
        this.environment = environment;
        this.mapped = YamlFile.read(mapping, JsonNode.class).value().path("fields");
        this.mapping = mapping.getFileName().toString();
        this.findings = findings;
    }

    void check(Path file) {
        var procedure = YamlFile.read(file, DunningProcedure.class);
        for (int i = 0; i < procedure.value().stages().size(); i++) {
            List<Channel> channels = procedure.value().stages().get(i).channelsOrMail();
            for (int at = 0; at < channels.size(); at++) {
                check(procedure, channels.get(at), "/stages/" + i + "/channels/" + at);
            }
        }
    }

    private void check(YamlFile<DunningProcedure> procedure, Channel channel, String pointer) {
        String label = channel.label();
        boolean provided = channel != Channel.WHATSAPP && channel != Channel.SMS
                || environment.containsProperty("dunning.channels." + label + ".url");
        if (!provided) {
            findings.problem(procedure.problem(
                    pointer, label + " needs a provider: set dunning.channels." + label + ", or take it out"));
        }
        FIELDS.getOrDefault(channel, List.of()).stream()
                .filter(field -> mapped.path(field).isMissingNode())
                .forEach(field -> findings.note(procedure.problem(
                        pointer,
                        channel.label() + " reaches nobody: mappings/records/" + mapping + " has no field '" + field
                                + "'")));
    }
}
