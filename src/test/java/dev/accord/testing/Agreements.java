package dev.accord.testing;

import dev.accord.glossary.Drafts;
import dev.accord.glossary.Proposal;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Definitions for tests: proposed, and signed by both departments. */
@Component
public class Agreements {

    private final Drafts drafts;
    private final Cast cast;
    private final PortalClock clock;

    Agreements(Drafts drafts, Cast cast, PortalClock clock) {
        this.drafts = drafts;
        this.cast = cast;
        this.clock = clock;
    }

    /** The term means that from that moment on. */
    public Id adopt(Cast.Players players, String term, Proposal proposal, Instant at) {
        return clock.at(at, () -> {
            Id draft = cast.as(players.marketer(), () -> drafts.propose(term, proposal));
            cast.as(players.marketingLead(), () -> drafts.sign(draft, 1, "MARKETING"));
            cast.as(players.manager(), () -> drafts.sign(draft, 1, "SALES"));
            return draft;
        });
    }
}
