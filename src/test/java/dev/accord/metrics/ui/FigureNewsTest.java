package dev.accord.metrics.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.shared.Registration;
import dev.accord.leads.Leads;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class FigureNewsTest {

    /** Far more than it takes, for a busy machine. */
    private static final int PATIENCE_IN_SECONDS = 30;

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    FigureNews news;

    @Autowired
    Clock clock;

    @Test
    void tellsAllOpenBoardsThatSomethingWasWritten() throws InterruptedException {
        Cast.Players players = cast.enter();
        Semaphore told = new Semaphore(0);
        Registration one = news.read(told::release);
        Registration other = news.read(() -> told.release());
        try {
            record(players, "L1");
            assertThat(told.tryAcquire(2, PATIENCE_IN_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            // whoever begins to listen is told in any case: from now on only what is written is told
            told.drainPermits();

            record(players, "L2");

            assertThat(told.tryAcquire(2, PATIENCE_IN_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
        } finally {
            one.remove();
            other.remove();
        }
    }

    private void record(Cast.Players players, String lead) {
        cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn(lead, "MQL", clock.instant())), false));
    }
}
