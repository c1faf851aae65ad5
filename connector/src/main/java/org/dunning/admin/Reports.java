package org.dunning.admin;

import static org.dunning.admin.Asked.optional;
import static org.dunning.admin.Asked.required;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.dunning.outbox.ChannelDesk;
import org.dunning.outbox.ChannelDesk.CallOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What people report from outside, in the console; who may is asked as for every other operation. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
@ManagedResource(
        objectName = Reports.NAME,
        description = "What people report: how a call ended, that a registered letter was posted")
public class Reports {

    static final String NAME = "org.dunning:type=Dunning,name=Reports";

    private final ChannelDesk channels;
    private final Desk desk;
    private final AdminProperties properties;

    Reports(ChannelDesk channels, Desk desk, AdminProperties properties) {
        this.channels = channels;
        this.desk = desk;
        this.properties = properties;
    }

    @ManagedOperation(description = "Notes how a call of a stage ended")
    @ManagedOperationParameter(name = "notice", description = "Our number of the notice")
    @ManagedOperationParameter(
            name = "outcome",
            description = "promised, reached, disputed, call-back, no-answer or wrong-number")
    @ManagedOperationParameter(name = "note", description = "What was said, or empty")
    public String called(long notice, String outcome, String note) {
        Person by = desk.reachable(Person.atLeast(Role.OPERATOR, "called", properties), notice);
        CallOutcome code = CallOutcome.of(required("outcome", outcome))
                .orElseThrow(() -> new RefusedException(CallOutcome.unknown(outcome)));
        return Desk.told(channels.called(notice, code, by.name(), optional(note)));
    }

    @ManagedOperation(
            description = "Notes the post's number of a registered letter; its proof is added with the verb posted")
    @ManagedOperationParameter(name = "notice", description = "Our number of the notice")
    @ManagedOperationParameter(name = "tracking", description = "The post's number")
    public String posted(long notice, String tracking) {
        Person by = desk.reachable(Person.atLeast(Role.OPERATOR, "posted", properties), notice);
        try {
            return Desk.told(channels.posted(notice, required("tracking", tracking), null, by.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
