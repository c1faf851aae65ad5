package org.dunning.check;

import java.sql.DriverManager;

/** A process that holds an H2 file until it is ended, as serve does. */
final class LedgerHolder {

    private LedgerHolder() {}

    public static void main(String[] args) throws Exception {
        try (var connection = DriverManager.getConnection(args[0])) {
            System.out.println(connection.isValid(1) ? "held" : "not held");
            System.in.read();
        }
    }
}
