package dev.accord.people;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Sign-in by log-in name and password, slowed down for those who guess. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Persons persons;
    private final Directory directory;
    private final PasswordEncoder passwords;
    private final SignInThrottle throttle;
    private final String hashOfNobody;

    PasswordSignIn(Persons persons, Directory directory, PasswordEncoder passwords, SignInThrottle throttle) {
        this.persons = persons;
        this.directory = directory;
        this.passwords = passwords;
        this.throttle = throttle;
        this.hashOfNobody = String.valueOf(passwords.encode(Passwords.oneTime()));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName().strip().toLowerCase(Locale.ROOT);
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "unknown";
        if (throttle.blocks(name, address)) {
            throw new LockedException("too many failed attempts");
        }
        Optional<Person> person = persons.findByUsername(name).filter(Person::active);
        // A name that nobody has costs as much time as a wrong password, so that names cannot be probed.
        String hash = person.flatMap(Person::passwordHash).orElse(hashOfNobody);
        boolean right = passwords.matches(String.valueOf(attempt.getCredentials()), hash);
        if (!right || person.isEmpty()) {
            throttle.failed(name, address);
            throw new BadCredentialsException("wrong name or password");
        }
        throttle.succeeded(name);
        SignedIn who =
                SignedIn.as(directory.cardOf(person.get().id()), person.get().mustChangePassword());
        UsernamePasswordAuthenticationToken signedIn =
                UsernamePasswordAuthenticationToken.authenticated(who, null, who.authorities());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    @Override
    public boolean supports(@Nullable Class<?> kind) {
        return kind != null && UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
