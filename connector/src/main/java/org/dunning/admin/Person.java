package org.dunning.admin;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is asking, taken from the login and never from a parameter.
 *
 * @param companies the only companies this person may see and act on; empty for all
 */
record Person(String name, Role role, List<String> companies) {

    private static final Logger LOG = LoggerFactory.getLogger(Person.class);

    /**
     * The person of the current request, if it may do what needs this role.
     *
     * @throws RefusedException without a login, or with a lesser role
     */
    static Person atLeast(Role needed, String operation, AdminProperties properties) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.isAuthenticated()) {
            throw new RefusedException(operation + " needs a login at the console");
        }
        Role role = highest(login.getAuthorities());
        var user = properties.users().get(login.getName());
        var person = new Person(login.getName(), role, user == null ? List.of() : user.companies());
        if (role.compareTo(needed) < 0) {
            LOG.warn("Console: refused {} to '{}', who is {}", operation, person.name, word(role));
            throw new RefusedException("%s needs the role %s; you are '%s' with the role %s"
                    .formatted(operation, word(needed), person.name, word(role)));
        }
        if (needed != Role.VIEWER) {
            LOG.info("Console: {} by '{}'", operation, person.name);
        }
        return person;
    }

    /** @throws RefusedException when this person is kept to other companies; it does not tell whether this one exists */
    void mustReach(String company) {
        if (!reaches(company)) {
            LOG.warn("Console: refused a company to '{}'", name);
            throw new RefusedException("no company '" + company + "' among yours: " + String.join(", ", companies));
        }
    }

    boolean reaches(String company) {
        return companies.isEmpty() || companies.contains(company);
    }

    /** Whether this person may let a debtor be dunned again whose dunning has ended for good. */
    boolean mayLiftStops() {
        return role == Role.ADMIN;
    }

    /** @throws RefusedException when this person is kept to some companies and the operation touches all */
    void mustReachAll(String operation) {
        if (!companies.isEmpty()) {
            throw new RefusedException(
                    operation + " touches every company; you are kept to " + String.join(", ", companies));
        }
    }

    private static Role highest(Collection<? extends GrantedAuthority> authorities) {
        Role highest = null;
        for (Role role : Role.values()) {
            if (authorities.stream().anyMatch(held -> role.authority().equals(held.getAuthority()))) {
                highest = role;
            }
        }
        if (highest == null) {
            throw new RefusedException("this login has no role in the console");
        }
        return highest;
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
