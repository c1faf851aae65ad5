package org.dunning.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import javax.management.ObjectName;
import org.jolokia.server.core.restrictor.policy.PolicyRestrictor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What Jolokia does for anybody at all: {@code jolokia-access.xml}, with everything else hidden, and only for pages of
 * our own origin. Roles are not its business: our operations check them.
 */
final class JolokiaPolicy extends PolicyRestrictor {

    private static final Set<String> SHOWN_DOMAINS = Set.of("org.dunning", "org.apache.camel");

    JolokiaPolicy() {
        super(file());
    }

    @Override
    public boolean isObjectNameHidden(ObjectName name) {
        return !SHOWN_DOMAINS.contains(name.getDomain()) || super.isObjectNameHidden(name);
    }

    /** Strict: a request that names an origin names ours, whatever its cookies. Programs name none. */
    @Override
    public boolean isOriginAllowed(@Nullable String origin, boolean onlyWhenStrictCheckingIsEnabled) {
        return origin == null ? onlyWhenStrictCheckingIsEnabled : ours(origin);
    }

    private static boolean ours(String origin) {
        try {
            URI asked = URI.create(origin);
            URI here =
                    ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri();
            return Objects.equals(asked.getHost(), here.getHost())
                    && asked.getPort() == here.getPort()
                    && Objects.equals(asked.getScheme(), here.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static InputStream file() {
        try {
            return Objects.requireNonNull(JolokiaPolicy.class.getResource("jolokia-access.xml"))
                    .openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
