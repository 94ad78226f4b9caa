package dev.accord.demo;

import dev.accord.disputes.FindingKind;
import dev.accord.disputes.Verdict;
import dev.accord.handoffs.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The way of a disputed lead: researched, decided, and put where it belongs. */
final class DisputePath {

    private static final List<Cause> OF_THE_WEBINAR = List.of(
            Cause.BAD_FIT,
            Cause.BAD_FIT,
            Cause.BAD_FIT,
            Cause.NO_BUDGET,
            Cause.NO_BUDGET,
            Cause.NO_NEED,
            Cause.DEFINITION_UNCLEAR);
    private static final List<Cause> OF_OTHERS = List.of(
            Cause.NO_BUDGET,
            Cause.NO_BUDGET,
            Cause.BAD_TIMING,
            Cause.BAD_TIMING,
            Cause.NO_AUTHORITY,
            Cause.NO_NEED,
            Cause.BAD_FIT,
            Cause.WRONG_DATA,
            Cause.NOT_REACHABLE,
            Cause.DUPLICATE);

    private final Script script;
    private final Office office;
    private final Path path;

    DisputePath(Script script, Path path) {
        this.script = script;
        this.office = script.office();
        this.path = path;
    }

    void walk(Life life, Instant at, SalesPath sales) {
        Cause cause = dispute(life, at);
        Player researcher = script.chance(0.35) ? Player.HELENA : life.marketer();
        Instant taken = office.soon(at, 20, 360);
        script.add(new Act.Researched(taken, life, researcher));
        Instant found = taken;
        for (int findings = script.from(1, 3); findings > 0; findings--) {
            found = office.soon(found, 20, 240);
            find(life, found, researcher);
        }
        Instant concluded = office.soon(found, 5, 90);
        script.add(new Act.Concluded(concluded, life, researcher));
        decide(life, cause, office.soon(concluded, 15, 300), sales);
    }

    Cause dispute(Life life, Instant at) {
        Cause cause = script.one(life.isOfTheBrokenWebinar() ? OF_THE_WEBINAR : OF_OTHERS);
        script.add(
                new Act.Disputed(at, life, cause, script.one(Phrases.CLAIMS.getOrDefault(cause, Phrases.NO_PROJECT))));
        return cause;
    }

    void find(Life life, Instant at, Player researcher) {
        FindingKind kind = script.one(List.of(FindingKind.values()));
        List<String> texts =
                switch (kind) {
                    case ATTEMPT -> Phrases.ATTEMPTS;
                    case EVIDENCE -> Phrases.EVIDENCE;
                    case NOTE -> Phrases.NOTES;
                };
        script.add(new Act.Found(at, life, researcher, kind, script.one(texts)));
    }

    private void decide(Life life, Cause cause, Instant at, SalesPath sales) {
        boolean upheld = script.chance(life.isOfTheBrokenWebinar() ? 0.9 : 0.62);
        if (!upheld && script.chance(0.8)) {
            Verdict verdict =
                    new Verdict(false, Cause.OTHER, script.one(Phrases.NOT_UPHELD), new Verdict.BackToSameRep());
            script.add(new Act.Decided(at, life, verdict));
            sales.accept(life, office.soon(at, 20, 200));
            return;
        }
        Optional<Instant> coolOff = script.chance(0.7)
                ? Optional.of(office.opening(office.day(at.plus(Duration.ofDays(script.from(30, 110))))))
                : Optional.empty();
        boolean out = cause.equals(Cause.DUPLICATE) || (cause.equals(Cause.BAD_FIT) && script.chance(0.3));
        Verdict.Destination destination = out
                ? new Verdict.ToStage("DISQUALIFIED", Optional.empty(), Optional.empty())
                : new Verdict.ToStage("NURTURE", coolOff, Optional.of(script.one(Phrases.CAMPAIGNS)));
        Cause trueCause = upheld && !cause.equals(Cause.DEFINITION_UNCLEAR) ? cause : Cause.BAD_TIMING;
        script.add(new Act.Decided(
                at,
                life,
                new Verdict(upheld, trueCause, script.one(upheld ? Phrases.UPHELD : Phrases.NOT_UPHELD), destination)));
        if (!out) {
            path.comeForward(life, at, coolOff);
        }
    }
}
