package org.dunning.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.dunning.interest.LatePaymentRules;
import org.dunning.ledger.LevelOwner;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.ProcedureChoice;
import org.jspecify.annotations.Nullable;

/**
 * What a decision takes besides the account.
 *
 * @param on the business date
 * @param choice the procedures, and whose is which
 * @param promiseGraceDays calendar days a promise holds beyond the promised day
 * @param unattendedLimit per currency code: a larger notice needs a person whatever its stage
 * @param staleCash why nobody can know who has paid, so that nothing is sent; null when the bank entries are fresh
 * @param timetable when notices may leave
 * @param latePayment what may be claimed on top
 * @param levels who raises dunning levels
 */
public record RunContext(
        LocalDate on,
        ProcedureChoice choice,
        int promiseGraceDays,
        Map<String, BigDecimal> unattendedLimit,
        @Nullable String staleCash,
        Timetable timetable,
        LatePaymentRules latePayment,
        LevelOwner levels) {

    public RunContext {
        unattendedLimit = Map.copyOf(unattendedLimit);
    }

    /** We raise the levels. */
    public RunContext(
            LocalDate on,
            ProcedureChoice choice,
            int promiseGraceDays,
            Map<String, BigDecimal> unattendedLimit,
            @Nullable String staleCash,
            Timetable timetable,
            LatePaymentRules latePayment) {
        this(on, choice, promiseGraceDays, unattendedLimit, staleCash, timetable, latePayment, LevelOwner.CONNECTOR);
    }

    /** One procedure for everybody, and fresh bank entries. */
    public RunContext(
            LocalDate on, DunningProcedure procedure, int promiseGraceDays, Map<String, BigDecimal> unattendedLimit) {
        this(
                on,
                ProcedureChoice.always(procedure),
                promiseGraceDays,
                unattendedLimit,
                null,
                Timetable.noon(on),
                LatePaymentRules.NONE);
    }

    /** The same when nobody can know who has paid. */
    RunContext withStaleCash(@Nullable String reason) {
        return new RunContext(on, choice, promiseGraceDays, unattendedLimit, reason, timetable, latePayment, levels);
    }

    /** The same as it will be on another day; what is claimed on top then is not foreseen. */
    RunContext on(LocalDate day) {
        return new RunContext(
                day, choice, promiseGraceDays, unattendedLimit, null, timetable.on(day), LatePaymentRules.NONE, levels);
    }

    /** The same under other procedures. */
    RunContext withChoice(ProcedureChoice other) {
        return new RunContext(on, other, promiseGraceDays, unattendedLimit, staleCash, timetable, latePayment, levels);
    }
}
