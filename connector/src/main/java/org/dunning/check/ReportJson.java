package org.dunning.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.run.NoticeSummary;
import org.dunning.run.RunReport;

/** A report for programs: one object, amounts as plain decimal numbers, dates as ISO 8601. */
final class ReportJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            // Facts, not questions of ours such as whether an amount is negative.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    private ReportJson() {}

    static String ofProposal(RunReport report) {
        return write(proposal(report));
    }

    /** As the proposal, and what was done with it. */
    static String ofRun(RunReport report) {
        Map<String, Object> run = proposal(report);
        run.put("deliveries", report.deliveries());
        run.put("notes", report.notes());
        run.put("setAside", report.setAside());
        run.put("alarms", report.alarms());
        run.put("complete", report.succeeded());
        return write(run);
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records and maps can be written", e);
        }
    }

    private static Map<String, Object> proposal(RunReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", report.date());
        json.put("items", report.items());
        json.put("outcomes", report.outcomes());
        json.put("notices", report.notices().stream().map(ReportJson::notice).toList());
        json.put("totals", report.totals());
        if (!report.outlooks().isEmpty()) {
            json.put("outlooks", report.outlooks());
        }
        return json;
    }

    private static Map<String, Object> notice(NoticeSummary notice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("debtor", notice.debtor());
        json.put("company", notice.company());
        json.put("currency", notice.total().currency().getCurrencyCode());
        json.put("stage", notice.stage());
        json.put("total", notice.total().amount());
        json.put("items", List.copyOf(notice.items()));
        return json;
    }
}
