package org.dunning.run;

import java.util.List;

/** The decisions of one page of accounts, on their way to the outbox. */
public record DecidedPage(List<AccountDecision> accounts) {

    public DecidedPage {
        accounts = List.copyOf(accounts);
    }
}
