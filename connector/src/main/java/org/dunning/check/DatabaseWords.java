package org.dunning.check;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a database refuses, in words: PostgreSQL's and H2's codes, else its own first line. */
final class DatabaseWords {

    private static final int H2_IN_USE = 90020;
    private static final Pattern H2_FILE = Pattern.compile("already in use: \"(.+?\\.mv\\.db)");

    private DatabaseWords() {}

    static String of(SQLException problem) {
        String state = problem.getSQLState() == null ? "" : problem.getSQLState();
        if (problem.getErrorCode() == H2_IN_USE) {
            return "another process (serve?) holds " + file(problem)
                    + "; stop it, use its console, or keep the ledger in PostgreSQL";
        }
        if (state.equals("28P01") || state.equals("28000")) {
            return "the database refuses the login: " + PlainWords.firstLine(problem)
                    + "; check username and password under dunning.ledger and dunning.erp-database";
        }
        if (state.startsWith("08")) {
            return "no connection to the database: " + PlainWords.firstLine(problem);
        }
        if (state.equals("3D000")) {
            return "no such database: " + PlainWords.firstLine(problem);
        }
        return "the database answers: " + PlainWords.firstLine(problem);
    }

    private static String file(SQLException problem) {
        Matcher matcher = H2_FILE.matcher(String.valueOf(problem.getMessage()));
        return matcher.find() ? "the database file " + matcher.group(1) : "the database file";
    }
}
