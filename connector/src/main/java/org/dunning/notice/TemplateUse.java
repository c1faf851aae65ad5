package org.dunning.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Courtesy;

/**
 * A template as one stage of a procedure uses it.
 *
 * @param beforeFormal whether the stage comes before the first formal one, so that its text must speak of crossing payments
 */
record TemplateUse(String procedure, DunningStage stage, boolean beforeFormal) {

    static List<TemplateUse> of(Collection<DunningProcedure> procedures) {
        List<TemplateUse> uses = new ArrayList<>();
        for (DunningProcedure procedure : procedures) {
            boolean before = true;
            for (DunningStage stage : procedure.stages()) {
                before &= !stage.isFormal();
                uses.add(new TemplateUse(procedure.name(), stage, before));
            }
        }
        return uses;
    }

    /** Of the thank-you after settlement. */
    static TemplateUse ofThanks() {
        return new TemplateUse(
                "",
                new DunningStage(
                        Courtesy.THANKS.label(), 1, null, null, null, null, null, null, null, null, null, null),
                false);
    }

    /** It asks for nothing, so it needs no call to action. */
    boolean isThanks() {
        return Courtesy.THANKS.label().equals(stage.stage());
    }

    String template() {
        return stage.templateName();
    }

    /** Notices that such a stage makes, from full to bare. */
    List<NoticeFacts> samples(Locale language) {
        if (isThanks()) {
            return List.of(SampleFacts.thanks(language), SampleFacts.thanksForOne(language));
        }
        if (stage.isBeforeOverdue()) {
            return List.of(
                    SampleFacts.beforeDue(stage.stage(), template(), language),
                    SampleFacts.oneBeforeDue(stage.stage(), template(), language));
        }
        NoticeFacts plain = SampleFacts.plain(stage.stage(), template(), language);
        return stage.claims()
                ? List.of(
                        SampleFacts.withCharges(stage.stage(), template(), language),
                        SampleFacts.withFee(stage.stage(), template(), language),
                        plain)
                : List.of(SampleFacts.full(stage.stage(), template(), language), plain);
    }

    @Override
    public String toString() {
        return isThanks() ? "the thank-you" : "stage '" + stage.stage() + "' of procedure '" + procedure + "'";
    }
}
