package dev.accord.ingest.ui;

import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Scope;
import dev.accord.people.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tokens for trying the API: of whoever is signed in, and for an hour. */
@Component
class TrialTokens {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<Scope> SCOPES = EnumSet.complementOf(EnumSet.of(Scope.OBSERVE));

    private final Tokens tokens;
    private final Directory directory;
    private final Acting acting;
    private final Clock clock;

    TrialTokens(Tokens tokens, Directory directory, Acting acting, Clock clock) {
        this.tokens = tokens;
        this.directory = directory;
        this.acting = acting;
        this.clock = clock;
    }

    String issue() {
        PersonCard me = directory.card(acting.person());
        return tokens.issue(
                        me.username().or(me::email).orElse(me.name()),
                        SCOPES,
                        Optional.of(clock.instant().plus(HOUR)))
                .token();
    }
}
