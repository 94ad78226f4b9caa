package dev.accord.glossary;

import dev.accord.glossary.criteria.Criteria;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries criteria on the history of all leads before anybody signs them. The module that knows the leads does it; the
 * glossary only asks.
 */
public interface Rehearsing {

    /** How far a rehearsal has come. */
    enum State {
        /** In the queue, or at work. */
        RUNNING,
        DONE,
        CANCELLED,
        /** It broke off; {@link Progress#note} says why. */
        FAILED
    }

    /**
     * @param leads how many leads have been looked at
     * @param ofLeads how many there are
     * @param note why it ended before its end; null where it did not
     */
    record Progress(
            State state,
            long leads,
            long ofLeads,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String note) implements Serializable {}

    /**
     * What the rehearsal showed.
     *
     * @param asOf the moment up to which history was looked at
     * @param months from the first to the last month in which anybody qualified, without gaps
     * @param channels the largest first
     * @param draft what became of those who would have qualified
     * @param today what became of those who did qualify
     */
    record Outcome(String term, Instant asOf, List<Month> months, List<Channel> channels, Ending draft, Ending today)
            implements Serializable {

        public Outcome {
            months = List.copyOf(months);
            channels = List.copyOf(channels);
        }
    }

    /** How many leads qualified first in that month: by the draft, and as it is today. */
    record Month(YearMonth month, long draft, long today) implements Serializable {}

    /**
     * @param channel null: unknown
     * @param gained leads that only the draft qualifies
     * @param lost leads that qualified as it is today, and would not by the draft
     */
    record Channel(@Nullable String channel, long draft, long today, long gained, long lost) implements Serializable {}

    /**
     * What became of leads. Each counts once, but for disputed, which says how many of them sales disputed at least once.
     *
     * @param open those that are neither won, lost nor disqualified
     * @param revenue of their won deals, one amount for each currency
     */
    record Ending(long leads, long won, long lost, long disqualified, long open, long disputed, List<Revenue> revenue)
            implements Serializable {

        public Ending {
            revenue = List.copyOf(revenue);
        }
    }

    /** An amount that deals brought in. */
    record Revenue(BigDecimal amount, String currency) implements Serializable {}

    /**
     * Begins a rehearsal; it runs on by itself. Beginning it again for the same version and the same criteria answers
     * the one that is at work already.
     *
     * @param term the key of the stage that the draft defines
     * @param version the version that the criteria belong to, so that {@link #latest} finds the rehearsal; empty for
     *     criteria that nobody has saved
     * @throws Refused with code {@code unknown-stage} where the term is no stage, or {@code too-many-rehearsals}
     */
    Id start(String term, Criteria draft, Optional<Id> version);

    /** @throws Refused with code {@code unknown-rehearsal} */
    Progress progress(Id rehearsal);

    /** Stops it; what it found is dropped. One that has ended already stays as it is. */
    void cancel(Id rehearsal);

    /** What it showed; empty until it is done. */
    Optional<Outcome> outcome(Id rehearsal);

    /** The rehearsal of that version that was begun last. */
    Optional<Id> latest(Id version);
}
