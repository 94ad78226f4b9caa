package dev.accord.demo;

import dev.accord.leads.LeadBook;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.shared.PortalClock;
import dev.accord.ui.LoginHint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty portal before its doors open. All of the story is one transaction: where it cannot be told to the
 * end, nothing of it stays, and the portal does not start.
 */
@Component
@DemoOnly
class DemoData implements SmartLifecycle, LoginHint {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    /** Before the first administrator, of whom a portal with demo data has no need. */
    private static final int PHASE = 100;

    private final Ensemble ensemble;
    private final Telling telling;
    private final Publicity publicity;
    private final Directory directory;
    private final LeadBook book;
    private final Acting acting;
    private final PortalClock clock;
    private final TransactionTemplate transaction;
    private final ZoneId zone;
    private volatile boolean running;
    private volatile boolean isHere;

    DemoData(
            Ensemble ensemble,
            Telling telling,
            Publicity publicity,
            Directory directory,
            LeadBook book,
            Acting acting,
            PortalClock clock,
            TransactionTemplate transaction,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        this.ensemble = ensemble;
        this.telling = telling;
        this.publicity = publicity;
        this.directory = directory;
        this.book = book;
        this.acting = acting;
        this.clock = clock;
        this.transaction = transaction;
        this.zone = zone;
    }

    @Override
    public void start() {
        // where it goes on after a stop, what is here has stayed
        if (!isHere) {
            lookAround();
        }
        running = true;
    }

    private void lookAround() {
        if (acting.asPortal(() -> directory.everybody().isEmpty())) {
            log.info("The database is empty: loading demo data, which takes some seconds");
            long begin = System.nanoTime();
            try {
                log.info("{} loaded in {} s", load(), seconds(begin));
            } catch (RuntimeException failure) {
                throw new IllegalStateException(
                        "The demo data could not be loaded. Nothing of it was kept; ACCORD_DEMO=false starts without it.",
                        failure);
            }
        }
        isHere =
                acting.asPortal(() -> book.find(Telling.SOURCE, Plot.FIRST_LEAD).isPresent());
    }

    private String load() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Script script = Plot.written(now, zone);
        transaction.executeWithoutResult(status -> {
            Ensemble.Roll roll = clock.at(
                    script.beginning().minus(1, ChronoUnit.HOURS),
                    () -> ensemble.gather(script.office().day(now)));
            telling.tell(script, roll);
            publicity.tell(script);
        });
        return String.format(
                Locale.ROOT,
                "Demo data: %,d leads, %,d acts, %d people",
                script.lives().size(),
                script.acts().size(),
                Player.values().length);
    }

    private static String seconds(long begin) {
        return String.format(
                Locale.ROOT, "%.1f", Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
    }

    /** The log-ins of the demo are no secret. */
    @Override
    public Optional<String> text() {
        return isHere
                ? Optional.of("Demo data. Sign in as %s; the password is %s."
                        .formatted(String.join(", ", Player.usernames()), Player.PASSWORD))
                : Optional.empty();
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
