package org.dunning.reply.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunning.reply.MailInterpreter;
import org.dunning.reply.ReadMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Delivery reports as the usual servers write them, in words alone and in RFC 3464; those that quote our Message-ID tell which mail of
 * ours came back.
 */
class BounceServersTest {

    private static final Path FILE = Path.of("connector/src/test/resources/bounces.txt");
    private static final String OURS = "<dun.0123456789abcdef.s1@acme.example.com>";

    /** @param mail as it came */
    record Sample(String server, AutomaticMail kind, String mail) {

        @Override
        public String toString() {
            return server + " " + kind;
        }
    }

    static List<Sample> samples() throws Exception {
        return Arrays.stream(Files.readString(FILE).split("(?m)^=== "))
                .filter(sample -> sample.contains("|"))
                .map(BounceServersTest::sample)
                .toList();
    }

    private static Sample sample(String text) {
        int end = text.indexOf('\n');
        String[] title = text.substring(0, end).split("\\s*\\|\\s*");
        return new Sample(title[0], AutomaticMail.valueOf(title[1]), text.substring(end + 1));
    }

    private static ReadMail read(Sample sample) {
        return MailInterpreter.byRules().read(sample.mail.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isToldByWhatTheServerWrites(Sample sample) {
        assertThat(read(sample).envelope().automatic()).isEqualTo(sample.kind);
    }

    static List<Sample> returning() throws Exception {
        return samples().stream().filter(sample -> sample.mail.contains(OURS)).toList();
    }

    @ParameterizedTest
    @MethodSource("returning")
    void namesTheMailThatCameBack(Sample sample) {
        assertThat(read(sample).envelope().refersTo()).contains(OURS);
    }

    @Test
    void theUsualServersAreThereHardSoftAndForReasonsOfOurs() throws Exception {
        Map<AutomaticMail, Long> kinds =
                samples().stream().collect(Collectors.groupingBy(Sample::kind, TreeMap::new, Collectors.counting()));

        assertThat(kinds)
                .containsKeys(
                        AutomaticMail.BOUNCE_HARD,
                        AutomaticMail.BOUNCE_SOFT,
                        AutomaticMail.BOUNCE_POLICY,
                        AutomaticMail.BOUNCE_DELAY);
        assertThat(returning()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(samples()).extracting(Sample::server).doesNotHaveDuplicates().hasSizeGreaterThan(35);
    }
}
