package dev.accord.demo;

import dev.accord.disputes.FindingKind;
import dev.accord.disputes.Verdict;
import dev.accord.glossary.AgreedValue;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.handoffs.Cause;
import dev.accord.shared.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** Something that somebody does at a moment of the story, through the portal. */
sealed interface Act {

    Instant at();

    /** It happens to a lead. */
    sealed interface OfLead extends Act {

        Life life();
    }

    record GoalSet(
            Instant at,
            String metric,
            Period period,
            BigDecimal target,
            Optional<String> currency,
            Map<YearMonth, BigDecimal> curve)
            implements Act {}

    /** Somebody proposes another version of a term, and answers for it. */
    record Proposed(
            Instant at, Player by, String term, String body, Optional<Criteria> rule, Optional<AgreedValue> agreed)
            implements Act {}

    record Discussed(Instant at, Player by, String term, String comment) implements Act {}

    record Signed(Instant at, Player by, String term, String department) implements Act {}

    record CameIn(Instant at, Life life) implements OfLead {}

    record Qualified(Instant at, Life life, String reason) implements OfLead {}

    record HandedOver(Instant at, Life life, String reason) implements OfLead {}

    /** Marketing puts a lead aside of which sales has not heard. */
    record PutAside(Instant at, Life life, String stage, String reason) implements OfLead {}

    /** Marketing takes a lead back that it had handed over. */
    record TakenBack(Instant at, Life life, String reason) implements OfLead {}

    record Accepted(Instant at, Life life) implements OfLead {}

    /** Sales gives a lead back that it had accepted. */
    record GivenBack(Instant at, Life life, String reason) implements OfLead {}

    record Disputed(Instant at, Life life, Cause cause, String note) implements OfLead {}

    record Researched(Instant at, Life life, Player researcher) implements OfLead {}

    record Found(Instant at, Life life, Player researcher, FindingKind kind, String text) implements OfLead {}

    record Concluded(Instant at, Life life, Player researcher) implements OfLead {}

    record Decided(Instant at, Life life, Verdict verdict) implements OfLead {}

    record DealOpened(Instant at, Deal deal) implements Act {}

    record DealProposed(Instant at, Deal deal) implements Act {}

    record DealClosed(Instant at, Deal deal) implements Act {}

    /** What a lead did by itself, or a rep did with it. It may be written down later than it happened. */
    record Did(
            Instant at,
            Instant happened,
            Life life,
            boolean byRep,
            String type,
            Optional<String> outcome,
            Optional<String> url,
            Optional<String> note,
            Optional<Integer> seconds)
            implements OfLead {

        /** What somebody did before they came in is known from then on. */
        static Did online(Instant happened, Life life, String type, String url) {
            return new Did(
                    happened.isBefore(life.cameIn()) ? life.cameIn() : happened,
                    happened,
                    life,
                    false,
                    type,
                    Optional.empty(),
                    Optional.of(url),
                    Optional.empty(),
                    Optional.empty());
        }

        static Did call(Instant at, Life life, String outcome, String note, int seconds) {
            return new Did(
                    at,
                    at,
                    life,
                    true,
                    "CALL",
                    Optional.of(outcome),
                    Optional.empty(),
                    Optional.of(note),
                    Optional.of(seconds));
        }

        static Did meeting(Instant at, Instant booked, Life life, String outcome, String note) {
            return new Did(
                    at,
                    booked,
                    life,
                    true,
                    "MEETING",
                    Optional.of(outcome),
                    Optional.empty(),
                    Optional.of(note),
                    Optional.of(2700));
        }
    }
}
