package org.dunning.company;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A setting that holds an IBAN whose length and check digits are right (ISO 13616), with or without spaces. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Iban.Validator.class)
public @interface Iban {

    String message() default "must be an IBAN; its length or check digits are wrong";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says whether it can be used. */
    final class Validator implements ConstraintValidator<Iban, String> {

        private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
        private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
        // The lengths of the SEPA countries (EPC409-09); others are held to their check digits.
        private static final Map<String, Integer> LENGTHS = Map.ofEntries(
                Map.entry("AD", 24),
                Map.entry("AT", 20),
                Map.entry("BE", 16),
                Map.entry("BG", 22),
                Map.entry("CH", 21),
                Map.entry("CY", 28),
                Map.entry("CZ", 24),
                Map.entry("DE", 22),
                Map.entry("DK", 18),
                Map.entry("EE", 20),
                Map.entry("ES", 24),
                Map.entry("FI", 18),
                Map.entry("FR", 27),
                Map.entry("GB", 22),
                Map.entry("GR", 27),
                Map.entry("HR", 21),
                Map.entry("HU", 28),
                Map.entry("IE", 22),
                Map.entry("IS", 26),
                Map.entry("IT", 27),
                Map.entry("LI", 21),
                Map.entry("LT", 20),
                Map.entry("LU", 20),
                Map.entry("LV", 21),
                Map.entry("MC", 27),
                Map.entry("MT", 31),
                Map.entry("NL", 18),
                Map.entry("NO", 15),
                Map.entry("PL", 28),
                Map.entry("PT", 25),
                Map.entry("RO", 24),
                Map.entry("SE", 24),
                Map.entry("SI", 19),
                Map.entry("SK", 24),
                Map.entry("SM", 27),
                Map.entry("VA", 22));

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            // A variable that is not set in this environment is told as unset.
            return value == null || value.isBlank() || value.contains("${") || isIban(plain(value));
        }

        /** Without spaces, in capitals. */
        public static String plain(String written) {
            return written.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
        }

        private static boolean isIban(String iban) {
            if (!SHAPE.matcher(iban).matches()
                    || LENGTHS.getOrDefault(iban.substring(0, 2), iban.length()) != iban.length()) {
                return false;
            }
            var digits = new StringBuilder();
            (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
            return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue() == 1;
        }
    }
}
