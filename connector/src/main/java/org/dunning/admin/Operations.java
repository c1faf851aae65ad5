package org.dunning.admin;

import static org.dunning.admin.Asked.date;
import static org.dunning.admin.Asked.optional;
import static org.dunning.admin.Asked.required;

import java.util.Map;
import org.dunning.ledger.SendingPauses;
import org.dunning.run.RunRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/**
 * The operations of the console. Each one first asks who is calling: Jolokia calls in the thread of the HTTP request,
 * so the login is there; a JMX client without our login is refused.
 */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
@ManagedResource(
        objectName = Operations.NAME,
        description = "What an operator does: run, propose, pause, hold, approve, and ask why")
public class Operations {

    static final String NAME = "org.dunning:type=Dunning,name=Operations";

    private final Desk desk;
    private final StatusBoard board;
    private final RunStarter runs;
    private final AdminProperties properties;
    private final HoldDesk holds;
    private final PlanDesk plans;

    Operations(
            Desk desk, HoldDesk holds, PlanDesk plans, StatusBoard board, RunStarter runs, AdminProperties properties) {
        this.desk = desk;
        this.holds = holds;
        this.plans = plans;
        this.board = board;
        this.runs = runs;
        this.properties = properties;
    }

    @ManagedAttribute(description = "Mode, pause, last run, backlog, suspects and what waits for approval")
    public Map<String, Object> getStatus() {
        return board.of(viewer("status"));
    }

    @ManagedOperation(description = "The last dunning run of each company and its outcomes")
    public String lastRun() {
        return board.lastRun(viewer("lastRun"));
    }

    @ManagedOperation(
            description = "Everything known about one open item: facts, history, the last outcome and its rule")
    @ManagedOperationParameter(name = "document", description = "Number of the document, as in the ERP")
    public String why(String document) {
        return desk.why(viewer("why"), required("document", document));
    }

    @ManagedOperation(
            description = "Starts a dunning run now, as the configuration says: sweep, propose, send, write back")
    public String runNow() {
        Person by = operator("runNow");
        by.mustReachAll("runNow");
        return runs.start(RunRequest.run(by.name()));
    }

    @ManagedOperation(description = "Starts a run that sends nothing: it proposes notices for approval")
    public String propose() {
        Person by = operator("propose");
        by.mustReachAll("propose");
        return runs.start(RunRequest.propose(by.name()));
    }

    @ManagedOperation(description = "No notice leaves until sending is resumed")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name")
    @ManagedOperationParameter(name = "until", description = "Last day of the pause as 2026-12-31, or empty")
    @ManagedOperationParameter(name = "company", description = "Id of the company, or empty for all")
    @ManagedOperationParameter(name = "channel", description = "Such as mail or letter, or empty for every channel")
    public String pauseSending(String reason, String until, String company, String channel) {
        Person by = operator("pauseSending");
        var scope = scope(by, "pauseSending", company, channel);
        return desk.pause(by, scope, required("reason", reason), date("until", until));
    }

    @ManagedOperation(description = "Ends the pauses of a company or channel, or all of them")
    @ManagedOperationParameter(name = "company", description = "Id of the company, or empty for all")
    @ManagedOperationParameter(name = "channel", description = "Such as mail or letter, or empty for every channel")
    public String resumeSending(String company, String channel) {
        Person by = operator("resumeSending");
        return desk.resume(by, scope(by, "resumeSending", company, channel));
    }

    private static SendingPauses.Scope scope(Person by, String operation, String company, String channel) {
        String only = optional(company);
        if (only == null) {
            by.mustReachAll(operation);
        } else {
            by.mustReach(only);
        }
        return new SendingPauses.Scope(only, optional(channel));
    }

    @ManagedOperation(description = "Keeps a debtor from being dunned")
    @ManagedOperationParameter(name = "company", description = "Id of the company, as under dunning.companies")
    @ManagedOperationParameter(name = "debtorNo", description = "Number of the debtor, as in the ERP")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name")
    @ManagedOperationParameter(name = "until", description = "Last day of the hold as 2026-12-31, or empty")
    public String holdDebtor(String company, String debtorNo, String reason, String until) {
        Person by = operator("holdDebtor");
        by.mustReach(required("company", company));
        return desk.hold(by, company, required("debtorNo", debtorNo), required("reason", reason), date("until", until));
    }

    @ManagedOperation(description = "Ends our hold of a debtor, as an admin also a stop; a block set in the ERP stays")
    @ManagedOperationParameter(name = "company", description = "Id of the company, as under dunning.companies")
    @ManagedOperationParameter(name = "debtorNo", description = "Number of the debtor, as in the ERP")
    public String releaseDebtor(String company, String debtorNo) {
        Person by = operator("releaseDebtor");
        by.mustReach(required("company", company));
        return desk.release(by, company, required("debtorNo", debtorNo));
    }

    @ManagedOperation(description = "Keeps one document from being dunned; the rest of the account goes on")
    @ManagedOperationParameter(name = "company", description = "Id of the company, as under dunning.companies")
    @ManagedOperationParameter(name = "document", description = "Number of the document, as in the ERP")
    @ManagedOperationParameter(name = "kind", description = "block or dispute")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name")
    @ManagedOperationParameter(name = "until", description = "Day of its review as 2026-12-31, or empty")
    public String holdDocument(String company, String document, String kind, String reason, String until) {
        Person by = operator("holdDocument");
        by.mustReach(required("company", company));
        return holds.document(
                by, company, required("document", document), kind, required("reason", reason), date("until", until));
    }

    @ManagedOperation(description = "Ends our hold of one document")
    @ManagedOperationParameter(name = "company", description = "Id of the company, as under dunning.companies")
    @ManagedOperationParameter(name = "document", description = "Number of the document, as in the ERP")
    public String releaseDocument(String company, String document) {
        Person by = operator("releaseDocument");
        by.mustReach(required("company", company));
        return holds.release(by, company, required("document", document));
    }

    @ManagedOperation(description = "Ends dunning of a debtor for good: insolvent, with an agency or a lawyer")
    @ManagedOperationParameter(name = "company", description = "Id of the company, as under dunning.companies")
    @ManagedOperationParameter(name = "debtorNo", description = "Number of the debtor, as in the ERP")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name")
    public String stopDebtor(String company, String debtorNo, String reason) {
        Person by = operator("stopDebtor");
        by.mustReach(required("company", company));
        return holds.stop(by, company, required("debtorNo", debtorNo), required("reason", reason));
    }

    @ManagedOperation(description = "Lets a debtor be dunned again whose dunning ended with a stage (agency, lawyer)")
    @ManagedOperationParameter(name = "company", description = "Id of the company, as under dunning.companies")
    @ManagedOperationParameter(name = "debtorNo", description = "Number of the debtor, as in the ERP")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name and told to the ERP")
    public String resumeDebtor(String company, String debtorNo, String reason) {
        Person by = operator("resumeDebtor");
        by.mustReach(required("company", company));
        return holds.resume(by, company, required("debtorNo", debtorNo), required("reason", reason));
    }

    @ManagedOperation(description = "Waives or keeps what was claimed on top of a document that is paid")
    @ManagedOperationParameter(name = "company", description = "Id of the company, as under dunning.companies")
    @ManagedOperationParameter(name = "document", description = "The document, or 'notice 12' for its fee")
    @ManagedOperationParameter(name = "decision", description = "waive or keep")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name")
    public String decideClaim(String company, String document, String decision, String reason) {
        Person by = operator("decideClaim");
        by.mustReach(required("company", company));
        return holds.claim(by, company, required("document", document), decision, required("reason", reason));
    }

    @ManagedOperation(description = "Holds documents while their debtor pays them by instalments")
    @ManagedOperationParameter(name = "company", description = "Id of the company, as under dunning.companies")
    @ManagedOperationParameter(name = "debtorNo", description = "Number of the debtor, as in the ERP")
    @ManagedOperationParameter(name = "documents", description = "Numbers of the documents, with commas")
    @ManagedOperationParameter(name = "instalments", description = "Such as 2026-12-01 100.00, 2027-01-01 50.00")
    @ManagedOperationParameter(name = "graceDays", description = "Days that an instalment may be late")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name")
    public String agreePlan(
            String company, String debtorNo, String documents, String instalments, int graceDays, String reason) {
        Person by = operator("agreePlan");
        by.mustReach(required("company", company));
        return plans.agree(
                by,
                company,
                required("debtorNo", debtorNo),
                required("documents", documents),
                required("instalments", instalments),
                graceDays,
                required("reason", reason));
    }

    @ManagedOperation(description = "Ends the plans of a debtor: its items are dunned again")
    @ManagedOperationParameter(name = "company", description = "Id of the company, as under dunning.companies")
    @ManagedOperationParameter(name = "debtorNo", description = "Number of the debtor, as in the ERP")
    public String endPlan(String company, String debtorNo) {
        Person by = operator("endPlan");
        by.mustReach(required("company", company));
        return plans.end(by, company, required("debtorNo", debtorNo));
    }

    @ManagedOperation(description = "Lets a notice go that waits for a person")
    @ManagedOperationParameter(name = "notice", description = "Our number of the notice")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name")
    public String approve(long notice, String reason) {
        return desk.approve(operator("approve"), notice, required("reason", reason));
    }

    @ManagedOperation(description = "Withdraws a notice that waits for a person")
    @ManagedOperationParameter(name = "notice", description = "Our number of the notice")
    @ManagedOperationParameter(name = "reason", description = "Why, kept with your name")
    public String decline(long notice, String reason) {
        return desk.decline(operator("decline"), notice, required("reason", reason));
    }

    @ManagedOperation(description = "Settles a SUSPECT notice, of which nobody knew whether it arrived")
    @ManagedOperationParameter(name = "notice", description = "Our number of the notice")
    @ManagedOperationParameter(name = "arrived", description = "true: it counts as sent; false: it goes out again")
    @ManagedOperationParameter(name = "reason", description = "How you know, kept with your name")
    public String resolve(long notice, boolean arrived, String reason) {
        return desk.resolve(operator("resolve"), notice, arrived, required("reason", reason));
    }

    @ManagedOperation(description = "What is known of a SUSPECT notice, and what each place answered when it was asked")
    @ManagedOperationParameter(name = "notice", description = "Our number of the notice")
    public String evidence(long notice) {
        return desk.evidence(viewer("evidence"), notice);
    }

    @ManagedOperation(description = "Compares the mails of the last days with the ERP's notes and the mails' traces")
    public String reconcile() {
        Person by = operator("reconcile");
        by.mustReachAll("reconcile");
        return runs.reconcile();
    }

    private Person viewer(String operation) {
        return Person.atLeast(Role.VIEWER, operation, properties);
    }

    private Person operator(String operation) {
        return Person.atLeast(Role.OPERATOR, operation, properties);
    }
}
