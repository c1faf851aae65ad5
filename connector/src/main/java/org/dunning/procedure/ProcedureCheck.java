package org.dunning.procedure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlFile;
import org.dunning.receivable.Courtesy;

/** Everything that is wrong with a file of {@code mappings/procedures}, at once. */
public final class ProcedureCheck {

    private final YamlFile<DunningProcedure> file;
    private final DunningProcedure procedure;
    private final List<Problem> problems = new ArrayList<>();

    private ProcedureCheck(YamlFile<DunningProcedure> file) {
        this.file = file;
        this.procedure = file.value();
    }

    /** Empty when the procedure can be used. */
    public static List<Problem> check(Path path) {
        try {
            return new ProcedureCheck(YamlFile.read(path, DunningProcedure.class)).run();
        } catch (InvalidFilesException e) {
            return e.problems();
        }
    }

    private List<Problem> run() {
        String expected = file.file().getFileName().toString().replaceFirst("\\.yaml$", "");
        if (!procedure.name().equals(expected)) {
            refuse("/name", "'" + procedure.name() + "' must be the file's name, " + expected);
        }
        checkOrder();
        new TimetableCheck(procedure, this::refuse).run();
        new AmountCheck(procedure, this::refuse).run();
        checkCaps();
        checkClaims();
        checkEnds();
        return problems;
    }

    private void checkOrder() {
        List<DunningStage> stages = procedure.stages();
        Set<String> names = new HashSet<>();
        int highestLevel = 0;
        for (int i = 0; i < stages.size(); i++) {
            DunningStage stage = stages.get(i);
            String at = "/stages/" + i;
            Courtesy.named(stage.stage())
                    .ifPresent(courtesy -> refuse(
                            at + "/stage",
                            "'" + courtesy.label() + "' is a message that demands nothing (" + courtesy.setting()
                                    + "), no stage"));
            if (!names.add(stage.stage())) {
                refuse(at + "/stage", "stage '" + stage.stage() + "' is there already");
            }
            if (i > 0 && stage.daysFromDue() <= stages.get(i - 1).daysFromDue()) {
                refuse(
                        at + "/days-from-due",
                        "must come after the " + stages.get(i - 1).daysFromDue() + " days of the stage before");
            }
            Integer level = stage.level();
            if (level != null) {
                checkLevel(at, stage, level, highestLevel);
                highestLevel = level;
            }
        }
    }

    private void checkLevel(String at, DunningStage stage, int level, int before) {
        if (stage.isBeforeOverdue()) {
            refuse(at + "/level", "a stage before or on the due date has no level");
        }
        if (level <= before) {
            refuse(at + "/level", "must be above the level " + before + " of an earlier stage");
        }
    }

    private void checkCaps() {
        Integer perDay = procedure.capsOrNone().perDay();
        Integer perWeek = procedure.capsOrNone().perWeek();
        if (perDay != null && perWeek != null && perDay > perWeek) {
            refuse("/contact-caps/per-day", "a day cannot have more contacts than the " + perWeek + " of its week");
        }
    }

    private void checkClaims() {
        for (int i = 0; i < procedure.stages().size(); i++) {
            DunningStage stage = procedure.stages().get(i);
            String at = "/stages/" + i;
            if (stage.claims() && stage.isBeforeOverdue()) {
                refuse(at, "nothing is late before the due date, so stage '" + stage.stage() + "' can claim nothing");
            } else if (procedure.latePayment() == null && (stage.claimsInterest() || stage.claimsCompensation())) {
                refuse(
                        at + (stage.claimsInterest() ? "/late-interest" : "/compensation"),
                        "by which scheme? name one of mappings/late-payment under 'late-payment' of the procedure");
            }
        }
    }

    /** S61, S62: own dunning ends with it, and nobody is handed over without a person. */
    private void checkEnds() {
        List<DunningStage> stages = procedure.stages();
        for (int i = 0; i < stages.size(); i++) {
            DunningStage stage = stages.get(i);
            String at = "/stages/" + i;
            if (stage.isHandover() && stage.channelsOrMail().size() > 1) {
                refuse(at + "/channels", "handover stands alone: nothing else is tried before or after it");
            }
            if (stage.isHandover() && !stage.isTheEnd()) {
                refuse(at + "/ends-dunning", "with a handover the connector's own dunning ends, always");
            }
            if (!stage.isTheEnd() && !stage.isHandover()) {
                continue;
            }
            if (stage.isBeforeOverdue()) {
                refuse(at, "nothing is overdue yet, so dunning cannot end with stage '" + stage.stage() + "'");
            }
            if (stage.repeat() != null) {
                refuse(at + "/repeat", "dunning ends with it, so it cannot come again");
            }
            if (stage.approvalOrNone() == Approval.NONE) {
                refuse(at, "dunning ends with it, so it needs approval: one-person or two-people");
            }
            if (i < stages.size() - 1) {
                refuse(
                        "/stages/" + (i + 1),
                        "stage '" + stages.get(i + 1).stage() + "' is never reached: with stage '" + stage.stage()
                                + "' the connector's own dunning ends"
                                + (stage.isHandover()
                                        ? ""
                                        : "; if that only announces what comes, say ends-dunning: false"));
            }
        }
    }

    private void refuse(String pointer, String message) {
        problems.add(file.problem(pointer, message));
    }
}
