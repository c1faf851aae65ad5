package org.dunning.channel;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A line of values for a spreadsheet, none of which is taken for a formula (OWASP, CSV injection). */
final class CsvLine {

    private CsvLine() {}

    static String of(Object... values) {
        return Arrays.stream(values).map(value -> cell(String.valueOf(value))).collect(Collectors.joining(";"));
    }

    private static String cell(String value) {
        String line = value.replaceAll("[\\r\\n]+", ", ");
        boolean formula = !line.isEmpty() && "=+-@\t".indexOf(line.charAt(0)) >= 0 && !line.matches("-?[0-9.]+");
        return "\"" + (formula ? "'" : "") + line.replace("\"", "\"\"") + "\"";
    }
}
