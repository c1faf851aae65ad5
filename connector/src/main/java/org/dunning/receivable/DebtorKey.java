package org.dunning.receivable;

/** What identifies a debtor: the ERP, the company that is owed, and the debtor's number there. */
public record DebtorKey(String source, String company, String number) {}
