package org.dunning.company;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a company is paid, under {@code dunning.companies.<id>.payment}.
 *
 * @param iban of its account, with or without spaces
 * @param bic of its bank; not needed within the EEA
 * @param holder of the account; default the company's name
 * @param link a page to pay on, with {@code {debtor}}, {@code {notice}}, {@code {amount}} and {@code {currency}} in it
 */
public record Payment(
        @NotBlank @Iban String iban,
        @Nullable @Pattern(regexp = "([A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)?|.*\\$\\{.*", message = "must be a BIC")
                String bic,
        @Nullable String holder,
        @Nullable @Pattern(regexp = "(https://.*)?|.*\\$\\{.*", message = "must begin with https://") String link) {

    /** In groups of four, as it is printed. */
    public String printedIban() {
        return plainIban().replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** Without spaces. */
    public String plainIban() {
        return Iban.Validator.plain(iban);
    }
}
