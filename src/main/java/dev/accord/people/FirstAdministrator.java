package dev.accord.people;

import java.util.EnumSet;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Before the doors open: an empty portal gets one administrator, whose one-time password is printed once, and the
 * token for automation is made where one is asked for.
 */
@Component
class FirstAdministrator implements SmartLifecycle {

    /** After the demo, which brings an administrator of its own, and before the web server. */
    private static final int PHASE = 200;

    private final People people;
    private final Tokens tokens;
    private final Acting acting;
    private final TransactionTemplate transaction;
    private final String token;
    private volatile boolean running;

    FirstAdministrator(
            People people,
            Tokens tokens,
            Acting acting,
            TransactionTemplate transaction,
            @Value("${accord.api.token:}") String token) {
        this.people = people;
        this.tokens = tokens;
        this.acting = acting;
        this.transaction = transaction;
        this.token = token;
    }

    @Override
    @SuppressWarnings("SystemOut") // the password is for the one who started the portal, and for no log file
    public void start() {
        Optional<String> password = acting.asPortal(() -> transaction.execute(status -> {
            Optional<String> first = people.nobodyYet()
                    ? Optional.of(
                            people.invite("admin", "First", "Administrator", EnumSet.of(Role.ADMIN), Optional.empty()))
                    : Optional.empty();
            if (!token.isBlank()) {
                tokens.keepForAutomation(token);
            }
            return first;
        }));
        password.ifPresent(
                once -> System.out.println("\nFirst administrator: sign in as \"admin\" with the one-time password "
                        + once + "\nIt is shown only now; you choose your own at the first sign-in.\n"));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
