package org.dunning.check;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the executable was called.
 *
 * @param application the Spring application that the verbs start
 * @param words what picocli reads: verb, options, parameters
 * @param overrides Spring properties, {@code --some.property=value}
 * @param out where a verb's answer goes; logs and progress never do
 */
record Invocation(Class<?> application, List<String> words, List<String> overrides, PrintWriter out, PrintWriter err) {

    /** Only a name with a dot is a property, so that a misspelt option is still noticed. */
    private static final Pattern OVERRIDE =
            Pattern.compile("--[A-Za-z][\\w-]*(\\[[^=]*])?\\.[^=\\s]+=.*", Pattern.DOTALL);

    static Invocation of(Class<?> application, PrintWriter out, PrintWriter err, String... args) {
        var words = new ArrayList<String>();
        var overrides = new ArrayList<String>();
        for (String arg : args) {
            (OVERRIDE.matcher(arg).matches() ? overrides : words).add(arg);
        }
        return new Invocation(application, List.copyOf(words), List.copyOf(overrides), out, err);
    }
}
