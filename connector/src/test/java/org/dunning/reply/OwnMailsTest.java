package org.dunning.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.dunning.reply.OwnMails.OwnMail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails in seven languages, each said to mean one thing; one line of the lists is one test. */
class OwnMailsTest {

    private static final MailInterpreter INTERPRETER = MailInterpreter.byRules();

    static Stream<OwnMail> mails() {
        return Stream.of(
                        "own.txt",
                        "own2.txt",
                        "own3.txt",
                        "own4.txt",
                        "own5.txt",
                        "rules.txt",
                        "looks.txt",
                        "traps.txt",
                        "adversarial.txt")
                .flatMap(file -> OwnMails.in(file).stream());
    }

    @ParameterizedTest
    @MethodSource("mails")
    void meansWhatItSays(OwnMail mail) {
        Interpretation understood = INTERPRETER.interpret(mail.bytes());

        assertThat(mail.expected().intents()).contains(understood.intent().label());
        List<String> promises =
                understood.promises().stream().map(OwnMails::told).sorted().toList();
        if (mail.expected().intents().size() == 1 || !promises.isEmpty()) {
            assertThat(promises)
                    .isEqualTo(mail.expected().promises().stream().sorted().toList());
        }
        assertThat(
                        understood.claimedPaidOn() == null
                                ? ""
                                : understood.claimedPaidOn().toString())
                .isEqualTo(mail.expected().paidOn());
    }
}
