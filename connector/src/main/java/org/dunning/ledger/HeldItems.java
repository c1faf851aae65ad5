package org.dunning.ledger;

/** An ERP that can keep items from its own follow-up that are promised or disputed, or whose dunning has ended; at most one is there. */
public interface HeldItems {

    /**
     * Brings the ERP's items of a company into line with the ledger's promises, disputes and ends.
     *
     * @param company the id under {@code dunning.companies}
     */
    void mirror(String source, String company);
}
