package dev.accord.people;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is acting on this thread. */
@Component
public class Acting {

    private final Directory directory;

    Acting(Directory directory) {
        this.directory = directory;
    }

    /** @throws Refused with code {@code not-signed-in} */
    public SignedIn now() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            return signedIn;
        }
        throw Refused.forbidden("not-signed-in", "nobody is signed in");
    }

    /** The person who is acting. @throws Refused with code {@code no-person} where it is the portal itself */
    public Id person() {
        return now().person()
                .orElseThrow(
                        () -> Refused.forbidden("no-person", "this can only be done by a person, not by the portal"));
    }

    /** Does the portal's own chores: at the start, or by the timetable. Never call it for somebody's request. */
    public <T> T asPortal(Supplier<T> work) {
        return as(SignedIn.portal(), work);
    }

    /** Does the work in that person's name, with that person's rights: work that they began and that goes on elsewhere. */
    public <T> T as(Id person, Supplier<T> work) {
        return as(SignedIn.as(directory.cardOf(person), false), work);
    }

    private static <T> T as(SignedIn who, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext mine = SecurityContextHolder.createEmptyContext();
        mine.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, who.authorities()));
        SecurityContextHolder.setContext(mine);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
