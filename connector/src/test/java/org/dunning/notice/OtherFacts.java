package org.dunning.notice;

import java.util.List;
import org.dunning.company.Company;
import org.dunning.company.Payment;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** A sample notice with something else in it. */
final class OtherFacts {

    private OtherFacts() {}

    static NoticeFacts of(NoticeFacts sample, Debtor debtor, List<NoticeFacts.Line> overdue) {
        return of(sample, sample.company(), debtor, overdue, sample.total());
    }

    static NoticeFacts of(
            NoticeFacts sample, Company company, Debtor debtor, List<NoticeFacts.Line> overdue, Money total) {
        return new NoticeFacts(
                        sample.noticeNo(),
                        company,
                        sample.companyName(),
                        debtor,
                        sample.stage(),
                        sample.template(),
                        sample.language(),
                        sample.on(),
                        sample.payBy(),
                        overdue,
                        sample.notYetDue(),
                        sample.credits(),
                        total,
                        sample.charges())
                .settingOff(sample.setOff());
    }

    static Company paidBy(Company company, @Nullable Payment payment) {
        return new Company(
                company.zone(),
                company.from(),
                company.replyTo(),
                company.name(),
                company.contact(),
                null,
                company.language(),
                company.procedure(),
                company.erpId(),
                company.region(),
                payment,
                company.postalAddress(),
                company.legalDetails());
    }

    static Company writingFrom(Company company, String address, String legalDetails) {
        return new Company(
                company.zone(),
                company.from(),
                company.replyTo(),
                company.name(),
                company.contact(),
                company.bankDetails(),
                company.language(),
                company.procedure(),
                company.erpId(),
                company.region(),
                company.payment(),
                address,
                legalDetails);
    }
}
