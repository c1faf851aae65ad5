package org.dunning.admin;

/** What a person may do in the console; each role includes the ones before it. */
enum Role {
    /** Reads, and asks why. */
    VIEWER,
    /** Also runs, proposes, pauses, holds, approves. */
    OPERATOR,
    /** Everything: also begins dunning again that was ended for good. */
    ADMIN;

    String authority() {
        return "ROLE_" + name();
    }
}
