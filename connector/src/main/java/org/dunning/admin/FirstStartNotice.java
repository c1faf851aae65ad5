package org.dunning.admin;

import java.io.PrintStream;
import java.nio.file.Path;

/** Prints the generated password once. It goes straight to the terminal, past every log. */
final class FirstStartNotice implements GeneratedPassword.Announcement {

    private final PrintStream terminal;

    FirstStartNotice(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void firstStart(String password, Path file) {
        terminal.printf(
                "%nThe console's first user is '%s' with the password%n%n    %s%n%n"
                        + "It is shown only this once; %s keeps its hash. To get a new one, delete that file and start again.%n%n",
                ConsoleUsers.FIRST_USER, password, file);
    }
}
