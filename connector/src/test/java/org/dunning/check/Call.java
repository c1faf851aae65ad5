package org.dunning.check;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.dunning.DunningApplication;

/** One call of the executable as a user would make it, with what it printed. */
record Call(int exitCode, String out, String err) {

    static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

    static Call of(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = DunningCommand.execute(
                Invocation.of(DunningApplication.class, new PrintWriter(out, true), new PrintWriter(err, true), args));
        return new Call(exitCode, out.toString(), err.toString());
    }
}
