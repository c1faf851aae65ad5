package org.dunning.ledger;

/** An ERP that can keep promised and disputed items from its own follow-up; at most one is there. */
public interface HeldItems {

    /**
     * Brings the ERP's items of a company into line with the ledger's promises and disputes.
     *
     * @param company the id under {@code dunning.companies}
     */
    void mirror(String source, String company);
}
