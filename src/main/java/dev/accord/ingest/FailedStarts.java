package dev.accord.ingest;

import dev.accord.ingest.ImportRun.State;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notes imports that nobody waited for and that could not even begin, so that they stand among those of the past. */
@Component
class FailedStarts {

    private static final String NO_SOURCE = "import";

    private final ImportRuns runs;
    private final Ids ids;
    private final Clock clock;

    FailedStarts(ImportRuns runs, Ids ids, Clock clock) {
        this.runs = runs;
        this.ids = ids;
        this.clock = clock;
    }

    void note(SavedMapping mapping, String file, String why) {
        Id id = ids.next();
        runs.begin(
                id,
                mapping.kind().key(),
                mapping.mapping().source().orElse(NO_SOURCE),
                file,
                false,
                mapping.person(),
                clock.instant(),
                List.of(),
                mapping.mapping().toJson());
        runs.end(id, State.FAILED, Optional.of(why), clock.instant());
    }
}
