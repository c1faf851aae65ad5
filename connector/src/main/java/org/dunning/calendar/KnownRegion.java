package org.dunning.calendar;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A country or part of one whose public holidays are known; blank means none. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownRegion.Validator.class)
public @interface KnownRegion {

    String message() default "must be a country of ISO 3166-1 such as ES, or a part of it such as ES-CT";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says whether its holidays are known. */
    final class Validator implements ConstraintValidator<KnownRegion, String> {

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            // A variable that is not set in this environment is told as unset.
            if (value == null
                    || value.isBlank()
                    || value.contains("${")
                    || Region.of(value).isPresent()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(
                            "knows no region '" + value.replaceAll("[^A-Za-z0-9-]", "?") + "'" + Region.known(value))
                    .addConstraintViolation();
            return false;
        }
    }
}
