package org.dunning.reply.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twice as many lines are looked at twice as often; each look reads one line up to a fixed length. */
class QuotedLinesTest {

    /** So many lines, over and over the same ones, that count how often one is taken. */
    private static final class Counted extends AbstractList<String> {
        private final List<String> lines;
        private final int size;
        private long looks;

        Counted(String lines, int size) {
            this.lines = lines.lines().toList();
            this.size = size;
        }

        @Override
        public String get(int index) {
            looks++;
            return lines.get(index % lines.size());
        }

        @Override
        public int size() {
            return size;
        }
    }

    private static long looks(String lines, int size) {
        var counted = new Counted(lines, size);
        QuotedLines.split(counted);
        return counted.looks;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "> > > >",
                "texto",
                "\n\n",
                "El lunes",
                "El lunes a las 10, X <x@acme.example> escribió:\n> hola",
                "El lunes a las 10, X <x@acme.example> escribió:\n\n\n\n\n\n\n\n\n\n\n\n\n> hola",
                "De: X\nEnviado: lunes",
                "De: X\nEnviado: lunes\nPara: Y\n> hola",
                "______________________________\n\n\nDe: X",
                "On Monday X wrote\nand wrote\nand wrote\nwrote:\n> x",
                "-----Original Message-----\n> x"
            })
    void aMailOfAnyLinesIsPartedInOneGo(String lines) {
        int many = 40_000;
        long once = looks(lines, many);
        long twice = looks(lines, 2 * many);

        assertThat(once).isLessThan(20L * many);
        assertThat(twice).isLessThanOrEqualTo(once * 21 / 10 + 100);
    }
}
