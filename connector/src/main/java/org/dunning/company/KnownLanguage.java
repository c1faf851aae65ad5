package org.dunning.company;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A language of ISO 639, with or without a country. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownLanguage.Validator.class)
public @interface KnownLanguage {

    String message() default "must be a language of ISO 639 such as es, or es-MX";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says whether it is one. */
    final class Validator implements ConstraintValidator<KnownLanguage, Locale> {

        private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

        @Override
        public boolean isValid(@Nullable Locale value, ConstraintValidatorContext context) {
            return value == null || LANGUAGES.contains(value.getLanguage());
        }
    }
}
