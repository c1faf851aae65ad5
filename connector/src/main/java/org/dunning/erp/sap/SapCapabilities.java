package org.dunning.erp.sap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dunning.company.Companies;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.erp.odata.ODataException;
import org.dunning.erp.odata.ODataLiteral;
import org.dunning.erp.odata.ODataQuery;
import org.dunning.erp.odata.ODataService;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Tries what each operation needs without changing anything: what the services say they have, and whether they answer. */
@Lazy
@Component
class SapCapabilities {

    private static final String YES = "yes";
    private static final String NO_HISTORY = "dunning.sap.write-back.contact-history is none, so SAP cannot tell what a"
            + " restored ledger has forgotten";

    private final SapServer sap;
    private final SapFields fields;
    private final SapWriteBackTrials trials;
    private final Companies companies;

    SapCapabilities(SapServer sap, SapFields fields, SapWriteBackTrials trials, Companies companies) {
        this.sap = sap;
        this.fields = fields;
        this.trials = trials;
        this.companies = companies;
    }

    /** By capability: "yes", or "no: " and why not. */
    public Map<String, String> tried() {
        fields.forget();
        Map<String, String> answers = new TreeMap<>();
        String reading = answer(this::read);
        answers.put("erp-open-items", reading);
        answers.put("erp-recheck", reading);
        answers.put("erp-document", "no: the services that are read hold no PDF");
        Map<String, String> written = new TreeMap<>();
        Map<Supplier<String>, String> known = new HashMap<>();
        trials.all()
                .forEach((choice, trial) ->
                        written.put(choice, known.computeIfAbsent(trial, SapCapabilities::answerOf)));
        answers.putAll(written);
        String refused = written.values().stream()
                .filter(answer -> !answer.startsWith(YES))
                .findFirst()
                .orElse(written.isEmpty() ? YES + ", and nothing is written: see dunning.sap.write-back" : YES);
        answers.put("erp-write-back", refused);
        answers.put("erp-contacts", trials.keepsContacts() ? refused : YES + ", and none is kept: " + NO_HISTORY);
        return answers;
    }

    /** One row of each company code, for the right to it is given by company code. */
    private void read() {
        companies.companies().forEach((id, company) -> {
            String code = SapItems.companyCode(companies, id);
            String here = ODataLiteral.is("CompanyCode", code);
            one(sap.openItems(), SapSet.ITEMS, here + " and FinancialAccountType eq 'D'");
            one(sap.masterData(), SapSet.COMPANY_ACCOUNTS, here);
            one(sap.masterData(), SapSet.DUNNING, here);
        });
        for (SapSet set : SapSet.values()) {
            fields.of(set);
        }
    }

    private void one(ODataService service, SapSet set, String filter) {
        service.together(
                List.of(ODataQuery.of(set.set(), fields.of(set), filter).top(1)));
    }

    private static String answer(Runnable trial) {
        return answerOf(() -> {
            trial.run();
            return YES;
        });
    }

    private static String answerOf(Supplier<String> trial) {
        try {
            return trial.get();
        } catch (ODataException | InvalidFilesException | DataAccessException e) {
            return "no: " + String.valueOf(e.getMessage()).lines().collect(Collectors.joining("; "));
        }
    }
}
