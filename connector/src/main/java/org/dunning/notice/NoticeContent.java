package org.dunning.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What every notice must say, whatever its words. */
final class NoticeContent {

    private static final int LONGEST_SUBJECT = 150;

    private NoticeContent() {}

    /** What is missing in the subject of the text. */
    static List<String> missingInSubject(String subject, NoticeVariables said) {
        if (subject.isBlank()) {
            return List.of("its first line is the subject and comes out empty");
        }
        List<String> missing = new ArrayList<>();
        if (!subject.contains(said.toPay())) {
            missing.add("its subject does not name the amount to pay; add $toPay to its first line");
        }
        if (subject.length() > LONGEST_SUBJECT) {
            missing.add("its subject is longer than " + LONGEST_SUBJECT + " characters");
        }
        return missing;
    }

    /** What is missing in a part, be it text or HTML. */
    static List<String> missingIn(String part, boolean html, NoticeVariables said) {
        List<String> missing = new ArrayList<>();
        need(missing, part, html, Stream.of(said.total()), "the amount; add $total");
        need(missing, part, html, Stream.of(said.toPay()), "the amount to pay; add $toPay");
        need(missing, part, html, asked(said).map(NoticeVariables.Item::document), "every item; add $item.document");
        need(missing, part, html, asked(said).map(NoticeVariables.Item::dueDate), "the due dates; add $item.dueDate");
        need(missing, part, html, asked(said).map(NoticeVariables.Item::open), "the open amounts; add $item.open");
        need(missing, part, html, said.credits().stream().map(NoticeVariables.Item::open), "the credits; add $credits");
        need(missing, part, html, said.howToPay().stream(), "how to pay; add $howToPay");
        need(missing, part, html, said.contact().stream(), "whom to contact; add $contact");
        need(missing, part, html, Stream.of(said.payBy()), "the date to pay by; add $payBy");
        need(missing, part, html, said.interest().stream(), "how the interest is reckoned; add $interest");
        need(missing, part, html, Stream.of(said.interestTotal()), "the interest; add $interestTotal");
        need(missing, part, html, Stream.of(said.compensationTotal()), "the compensation; add $compensationTotal");
        need(missing, part, html, Stream.of(said.fee()), "the fee; add $fee");
        return missing;
    }

    /** What is missing in a message that demands nothing. */
    static List<String> missingInCourtesy(String subject, NoticeText made, NoticeVariables said) {
        List<String> missing = new ArrayList<>();
        if (subject.isBlank()) {
            missing.add("its first line is the subject and comes out empty");
        } else if (subject.length() > LONGEST_SUBJECT) {
            missing.add("its subject is longer than " + LONGEST_SUBJECT + " characters");
        }
        for (boolean html : new boolean[] {false, true}) {
            String part = html ? made.html() : made.text();
            need(
                    missing,
                    part,
                    html,
                    asked(said).map(NoticeVariables.Item::document),
                    "every item; add $item.document");
            need(missing, part, html, said.contact().stream(), "whom to contact; add $contact");
            if (said.promisedCount() == 1) {
                need(
                        missing,
                        part,
                        html,
                        Stream.of(said.payBy(), said.total()),
                        "what is promised; add $payBy and $total");
            } else {
                need(missing, part, html, said.promised().stream(), "what is promised; add $promised");
            }
        }
        return missing.stream().distinct().toList();
    }

    private static Stream<NoticeVariables.Item> asked(NoticeVariables said) {
        return (said.overdue().isEmpty() ? said.notYetDue() : said.overdue()).stream();
    }

    private static void need(List<String> missing, String part, boolean html, Stream<String> words, String what) {
        if (!words.allMatch(word -> part.contains(html ? FrameWording.escaped(word) : word))) {
            missing.add("does not show " + what);
        }
    }
}
