package org.dunning.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunning.inbox.ReplyFile;
import org.dunning.inbox.ReviewDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.stereotype.Component;

/** The answers that wait for a person, as each may see them. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
class ReplyBoard {

    private final ReviewDesk desk;

    ReplyBoard(ReviewDesk desk) {
        this.desk = desk;
    }

    List<ReplyFile> waiting(Person person, int most) {
        return desk.replies(false, most).stream()
                .filter(reply -> reaches(person, reply))
                .toList();
    }

    /** An answer of nobody we know belongs to no company, and is for those who may see all of them. */
    static boolean reaches(Person person, ReplyFile reply) {
        String company = reply.company();
        return company == null ? person.companies().isEmpty() : person.reaches(company);
    }

    List<Map<String, Object>> shown(Person person, int most) {
        return waiting(person, most).stream().map(ReplyBoard::shown).toList();
    }

    private static Map<String, Object> shown(ReplyFile reply) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("reply", reply.number());
        shown.put("company", orEmpty(reply.company()));
        shown.put("debtor", orEmpty(reply.debtorNo()));
        shown.put("name", orEmpty(reply.debtorName()));
        shown.put("sender", reply.sender());
        shown.put("proof", reply.proof());
        shown.put("understood", reply.understood());
        shown.put("reason", reply.reason());
        shown.put("text", reply.text());
        shown.put("due", orEmpty(reply.dueOn()));
        return shown;
    }

    private static String orEmpty(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
