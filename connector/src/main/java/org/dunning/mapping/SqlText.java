package org.dunning.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One SQL text, taken apart far enough to know its parameters and what could go wrong when values are bound. */
final class SqlText {

    /** A parameter {@code :#name}, or {@code in:name} for {@code :#in:name}. */
    record Parameter(String name, int offset) {}

    /** Something that must not be in a query. */
    record Flaw(String message, int offset) {}

    private static final Pattern TOKENS = Pattern.compile(
            "(?<quoted>'[^']*+'|\"[^\"]*+\")|(?<comment>--[^\n]*+|/\\*.*?\\*/)|(?<expression>\\$(?:simple)?\\{)"
                    + "|:#(?<parameter>in:\\w+|\\w+)|(?<mark>[;#?'\"]|\\$\\w*\\$)",
            Pattern.DOTALL);

    private final String sql;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final StringBuilder bare = new StringBuilder();

    SqlText(String sql) {
        this.sql = sql;
        Matcher token = TOKENS.matcher(sql);
        int end = 0;
        while (token.find()) {
            bare.append(sql, end, token.start());
            end = token.end();
            take(token);
        }
        bare.append(sql, end, sql.length());
    }

    List<Parameter> parameters() {
        return parameters;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    /** The first word in lower case, such as {@code select}. */
    String verb() {
        return bare.toString().strip().split("\\W+", 2)[0].toLowerCase(Locale.ROOT);
    }

    private void take(Matcher token) {
        int at = token.start();
        if (token.group("parameter") != null) {
            parameters.add(new Parameter(token.group("parameter"), at));
        } else if (token.group("quoted") != null) {
            refuseHash(token, "nothing is bound inside quotes");
        } else if (token.group("comment") != null) {
            if (!isWholeLine(token)) {
                refuseHash(token, "a parameter in a comment is still looked for; give the comment its own lines");
            }
        } else if (token.group("expression") != null) {
            flaws.add(new Flaw("values are bound by name, such as :#company; expressions are refused", at));
        } else {
            flaws.add(new Flaw(reason(token.group("mark")), at));
        }
    }

    private void refuseHash(Matcher token, String message) {
        int hash = token.group().indexOf('#');
        if (hash >= 0) {
            flaws.add(new Flaw("'#' stands here, which marks a parameter: " + message, token.start() + hash));
        }
    }

    private boolean isWholeLine(Matcher comment) {
        int lineStart = sql.lastIndexOf('\n', comment.start()) + 1;
        return comment.group().startsWith("--")
                && sql.substring(lineStart, comment.start()).isBlank();
    }

    private static String reason(String mark) {
        return switch (mark) {
            case ";" -> "';' is refused: one statement per query, without an end mark";
            case "#" -> "'#' marks a parameter, such as :#company; it cannot stand alone";
            case "?" -> "'?' is refused: parameters have names, such as :#company";
            case "'", "\"" -> "this quote is never closed";
            default -> "dollar quotes are refused; use ordinary quotes";
        };
    }
}
