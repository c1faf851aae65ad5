package org.dunning.receivable;

/**
 * What identifies an open item for ever: the ERP it came from, the company it is owed to, the document and its line
 * (an instalment has a line of its own).
 */
public record ItemKey(String source, String company, String document, String line) {

    @Override
    public String toString() {
        return source + "/" + company + "/" + document + "/" + line;
    }
}
