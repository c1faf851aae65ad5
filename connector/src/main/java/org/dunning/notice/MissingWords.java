package org.dunning.notice;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;

/** A newer release says more than the words of one's own that were copied from an older: where its words are. */
final class MissingWords {

    private static final Pattern MISSING = Pattern.compile("missing key '([a-z-]+)'.*");

    private MissingWords() {}

    /** The same problems; each that is of a missing word names the line of the shipped file that has it. */
    static InvalidFilesException withTheirPlace(InvalidFilesException problems, Path shipped) {
        List<String> lines = NoticeTemplates.read(shipped).lines().toList();
        return new InvalidFilesException(problems.problems().stream()
                .map(problem -> new Problem(
                        problem.file(), problem.line(), problem.column(), told(problem.message(), lines, shipped)))
                .toList());
    }

    private static String told(String message, List<String> lines, Path shipped) {
        Matcher missing = MISSING.matcher(message);
        if (missing.matches()) {
            for (int line = 0; line < lines.size(); line++) {
                if (lines.get(line).startsWith(missing.group(1) + ":")) {
                    return message + "; copy line " + (line + 1) + " of " + shipped + ": " + lines.get(line);
                }
            }
        }
        return message;
    }
}
