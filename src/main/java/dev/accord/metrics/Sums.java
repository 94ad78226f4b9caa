package dev.accord.metrics;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sums by day from which figures are read: which there are, how far they have come, and building them anew. */
@Service
public class Sums {

    private final RollUps rollUps;
    private final RollUpRows rows;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Sums(RollUps rollUps, RollUpRows rows, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.rollUps = rollUps;
        this.rows = rows;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** All that are kept, in the order in which they are built. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public List<SumCard> all() {
        Map<String, RollUpRows.Progress> progress = rows.progress();
        return rollUps.wanted().stream()
                .map(rollUp -> {
                    Optional<RollUpRows.Progress> known = Optional.ofNullable(progress.get(rollUp.signature()));
                    return new SumCard(
                            rollUp.name(),
                            known.flatMap(RollUpRows.Progress::builtAt),
                            known.flatMap(RollUpRows.Progress::countedTo)
                                    .map(at -> at.atOffset(ZoneOffset.UTC)
                                            .atZoneSameInstant(rollUp.zone())
                                            .toLocalDate()));
                })
                .toList();
    }

    /** Has all of them counted again by the timetable, within seconds. Until each is built, the history answers. */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional
    public void buildAnew() {
        rows.distrustAll();
        events.publishEvent(new SumsBuiltAnew(clock.instant(), acting.now().person()));
    }
}
