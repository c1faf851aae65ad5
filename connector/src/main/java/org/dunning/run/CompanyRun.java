package org.dunning.run;

import java.time.LocalDate;
import org.dunning.company.Company;

/**
 * One company's part of a run, from its sweep to its last notice.
 *
 * @param id the ledger's; 0 for a look-ahead, which the ledger does not know
 * @param on the business date, fixed when the run started
 * @param send whether notices may leave
 */
public record CompanyRun(
        long id,
        String source,
        String company,
        Company settings,
        LocalDate on,
        boolean send,
        boolean lookAhead,
        RunContext context,
        String actor,
        RunTally tally) {

    /** Whether notices may leave: the configuration allows it and the sweep can be believed. */
    public boolean isMaySend() {
        return send && !lookAhead && !tally.refused();
    }

    /** The company's id in the ERP. */
    public String erpCompany() {
        String erpId = settings.erpId();
        return erpId == null ? company : erpId;
    }
}
