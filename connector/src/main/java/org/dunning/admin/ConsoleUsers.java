package org.dunning.admin;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who may log in: the configured users, or the one with the generated password. Only hashes are kept. */
final class ConsoleUsers implements UserDetailsService {

    /** The user that exists as long as none is configured. */
    static final String FIRST_USER = "admin";

    private static final Pattern HASHED = Pattern.compile("^\\{[a-zA-Z0-9@-]+}.+");

    private final Map<String, UserDetails> users = new TreeMap<>();

    ConsoleUsers(AdminProperties properties, PasswordEncoder encoder, GeneratedPassword.Announcement announcement) {
        properties.users().forEach((name, user) -> add(name, hash(user.password(), encoder), user.role()));
        if (users.isEmpty()) {
            Path file = properties.passwordFile();
            add(FIRST_USER, GeneratedPassword.hash(file, encoder, announcement), Role.ADMIN);
        }
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        UserDetails user = users.get(name);
        if (user == null) {
            throw new UsernameNotFoundException("no such user");
        }
        // A fresh copy: Spring Security erases the credentials of what it is given.
        return User.withUserDetails(user).build();
    }

    private void add(String name, String hash, Role role) {
        users.put(
                name,
                User.withUsername(name)
                        .password(hash)
                        .authorities(role.authority())
                        .build());
    }

    private static String hash(String password, PasswordEncoder encoder) {
        return HASHED.matcher(password).matches() ? password : encoder.encode(password);
    }
}
