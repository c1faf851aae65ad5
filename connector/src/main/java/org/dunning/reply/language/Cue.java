package org.dunning.reply.language;

/** What a phrase of a language tells about a clause; the names of the sections in the language files. */
public enum Cue {
    /** The debtor pays or will pay. */
    COMMIT,
    /** A noun for payment, which commits only beside a date and nothing else. */
    PAYMENT,
    /** Strengthens a commitment: for sure, without fail. */
    SURE,
    /** A payment was made, ordered or sent. */
    PAID,
    /** Paid this moment. */
    JUST_PAID,
    /** A form of the verb that is present and past alike; the date decides. */
    PAYS_OR_PAID,
    /** Has not paid; the negation of PAID that words alone would miss. */
    UNPAID,
    /** Asks for instalments or time. */
    PLAN,
    /** Asks to wait a little: for time, unless a day is promised beside it. */
    PATIENCE,
    /** Instalments, in a question a plan. */
    INSTALMENT,
    DISPUTE,
    /** A complaint that alone is not yet a dispute. */
    COMPLAINT,
    QUERY,
    /** Of a query: copies of documents. */
    COPY,
    /** Of a query: where to pay. Never answered by itself. */
    BANK_DETAILS,
    WRONG_CONTACT,
    LEGAL,
    OPT_OUT,
    /** Insolvency or death: for a person at once. */
    GRAVE,
    /** Nobody is there to read. */
    ABSENCE,
    /** Something was received, as machines say and people do as well. */
    RECEIPT,
    /** Only a machine says so: a ticket number, do not reply. */
    MACHINE,
    /** Noted, seen, passed on. */
    ACKNOWLEDGE,
    /** Perhaps, we will try. */
    HEDGE,
    /** If, as soon as, once. */
    CONDITION,
    /** Looks like a condition and is none: when you have a moment. */
    NO_CONDITION,
    NEGATION,
    /** Has a negating word and negates nothing: no later than, no problem. */
    NO_NEGATION,
    SARCASM,
    /** Somebody else pays somebody, or the creditor is to do something. */
    THIRD_PARTY,
    /** Another happening with a date: a call, a delivery, a return. */
    EVENT,
    /** Papers, an answer or goods go somewhere; no money. */
    SENDING,
    /** The date of a thing that follows directly: "the invoice of", "your mail of". */
    DATED_THING,
    /** "since": a day when a state began, such as being paid. */
    SINCE,
    /** A part only. */
    PART,
    /** What remains is open. */
    REST_OPEN,
    /** What remains is paid too. */
    REST,
    /** The whole of it. */
    WHOLE,
    /** Says no to paying. */
    REFUSE,
    /** Cannot pay. */
    CANNOT,
    /** A question without a question mark. */
    ASK,
    INVOICE_WORD,
    INVOICE_ARTICLE,
    SIGN_OFF,
    GREETING,
    POSTSCRIPT
}
