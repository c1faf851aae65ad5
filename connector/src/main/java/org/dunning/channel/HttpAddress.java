package org.dunning.channel;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import org.dunning.company.ThisMachine;
import org.jspecify.annotations.Nullable;

/** A setting that holds an https address; http is for a server on this machine only. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HttpAddress.Validator.class)
@interface HttpAddress {

    String message() default "must begin with https://";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says whether it can be used. */
    final class Validator implements ConstraintValidator<HttpAddress, URI> {

        @Override
        public boolean isValid(@Nullable URI url, ConstraintValidatorContext context) {
            return url == null || ThisMachine.isProtected(url);
        }
    }
}
