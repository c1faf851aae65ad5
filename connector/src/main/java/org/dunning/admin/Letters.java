package org.dunning.admin;

import static org.dunning.admin.Asked.optional;
import static org.dunning.admin.Asked.required;

import org.dunning.outbox.Editing;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** The words of single notices, in the console; who may change them is asked as for every other operation. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
@ManagedResource(
        objectName = Letters.NAME,
        description = "The words of a notice that has not gone yet: read them, change them, take the template's again")
public class Letters {

    static final String NAME = "org.dunning:type=Dunning,name=Letters";

    private final Editing editing;
    private final Desk desk;
    private final AdminProperties properties;

    Letters(Editing editing, Desk desk, AdminProperties properties) {
        this.editing = editing;
        this.desk = desk;
        this.properties = properties;
    }

    @ManagedOperation(
            description = "Subject and words of a notice; the line --- is where the statement of account goes")
    @ManagedOperationParameter(name = "notice", description = "Our number of the notice")
    public String words(long notice) {
        desk.reachable(Person.atLeast(Role.VIEWER, "words", properties), notice);
        return editing.words(notice).orElseThrow(() -> Desk.unknown(notice));
    }

    @ManagedOperation(description = "Puts changed words into a notice; its amounts and documents stay as they are")
    @ManagedOperationParameter(name = "notice", description = "Our number of the notice")
    @ManagedOperationParameter(name = "words", description = "All of it: subject, blank line, words, ---, words")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name")
    public String edit(long notice, String words, String reason) {
        Person by = desk.reachable(Person.atLeast(Role.OPERATOR, "edit", properties), notice);
        return Desk.told(editing.edit(notice, required("words", words), by.name(), required("reason", reason)));
    }

    @ManagedOperation(description = "Takes the words of the template again")
    @ManagedOperationParameter(name = "notice", description = "Our number of the notice")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name, or empty")
    public String undoEdit(long notice, String reason) {
        Person by = desk.reachable(Person.atLeast(Role.OPERATOR, "undoEdit", properties), notice);
        return Desk.told(editing.undo(notice, by.name(), optional(reason)));
    }
}
