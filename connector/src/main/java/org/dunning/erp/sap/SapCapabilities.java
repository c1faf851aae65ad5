package org.dunning.erp.sap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunning.company.Companies;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.erp.odata.ODataException;
import org.dunning.erp.odata.ODataException.Kind;
import org.dunning.erp.odata.ODataLiteral;
import org.dunning.erp.odata.ODataMetadata;
import org.dunning.erp.odata.ODataQuery;
import org.dunning.erp.odata.ODataService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tries what each operation needs without changing anything: what the services say they have, and whether they answer. */
@Lazy
@Component
class SapCapabilities {

    private static final String YES = "yes";

    private final SapServer sap;
    private final SapFields fields;
    private final SapProperties properties;
    private final Companies companies;

    SapCapabilities(SapServer sap, SapFields fields, SapProperties properties, Companies companies) {
        this.sap = sap;
        this.fields = fields;
        this.properties = properties;
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
        answers.put("erp-write-back", answerOf(this::writeBack));
        answers.put("erp-contacts", answerOf(this::writeBack));
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

    private String writeBack() {
        boolean object = properties.writeBack().contactHistory() == SapProperties.History.CUSTOM_OBJECT
                || properties.writeBack().promises() == SapProperties.Promises.CUSTOM_OBJECT;
        if (!object) {
            return YES + ", and nothing is written: see dunning.sap.write-back";
        }
        ODataMetadata offered = sap.contacts().metadata();
        String set = properties.writeBack().contactSet();
        List<String> missing = offered.missing(set, SapContacts.FIELDS);
        if (!missing.isEmpty()) {
            throw new ODataException(
                    Kind.REFUSED,
                    "the custom object for contacts lacks " + String.join(", ", missing)
                            + "; its definition is in config-samples/sap-s4");
        }
        ODataMetadata.Offered rows = offered.sets().get(set);
        if (rows == null || !rows.creatable()) {
            throw new ODataException(Kind.DENIED, "rows of " + set + " cannot be created over its service");
        }
        return YES;
    }

    private static String answer(Runnable trial) {
        return answerOf(() -> {
            trial.run();
            return YES;
        });
    }

    private static String answerOf(java.util.function.Supplier<String> trial) {
        try {
            return trial.get();
        } catch (ODataException | InvalidFilesException e) {
            return "no: " + String.valueOf(e.getMessage()).lines().collect(Collectors.joining("; "));
        }
    }
}
