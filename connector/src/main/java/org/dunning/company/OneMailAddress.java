package org.dunning.company;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A setting that holds exactly one e-mail address, with or without a name; blank means none. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneMailAddress.Validator.class)
public @interface OneMailAddress {

    String message() default "must be one e-mail address, such as Accounts <accounts@example.com>";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says whether it can be used. */
    final class Validator implements ConstraintValidator<OneMailAddress, String> {

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            // A variable that is not set in this environment is told as unset.
            if (value == null || value.isBlank() || value.contains("${")) {
                return true;
            }
            try {
                MailAddress.parse(value);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
