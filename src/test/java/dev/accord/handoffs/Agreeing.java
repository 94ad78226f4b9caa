package dev.accord.handoffs;

import dev.accord.people.Role;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Walks the real way to a contract: drafted by the marketing lead, signed by both. */
@Component
class Agreeing {

    static final Id LEAD = new Id(1);
    static final Id MQL = new Id(2);
    static final Id SQL = new Id(3);
    static final Id SAL = new Id(4);

    private final Contracts contracts;
    private final Cast cast;

    Agreeing(Contracts contracts, Cast cast) {
        this.contracts = contracts;
        this.cast = cast;
    }

    /** What a contract says, to be changed by the test. */
    record Wish(
            String instruction,
            List<String> packet,
            ContractClock clock,
            Routing routing,
            @Nullable Id team,
            OnBreach onBreach,
            boolean ends) {

        static Wish usual() {
            return new Wish(
                    "Call them.",
                    List.of("company", "email"),
                    new ContractClock(240, 60, 960),
                    new Routing.RoundRobin(),
                    null,
                    OnBreach.REMIND,
                    false);
        }

        Wish saying(String text) {
            return new Wish(text, packet, clock, routing, team, onBreach, ends);
        }

        Wish requiring(String... fields) {
            return new Wish(instruction, List.of(fields), clock, routing, team, onBreach, ends);
        }

        Wish within(int respond, int warn) {
            return new Wish(instruction, packet, new ContractClock(respond, warn, 960), routing, team, onBreach, ends);
        }

        Wish routed(Routing way) {
            return new Wish(instruction, packet, clock, way, team, onBreach, ends);
        }

        Wish to(Id oneTeam) {
            return new Wish(instruction, packet, clock, routing, oneTeam, onBreach, ends);
        }

        Wish onBreach(OnBreach then) {
            return new Wish(instruction, packet, clock, routing, team, then, ends);
        }

        Wish ending() {
            return new Wish(instruction, packet, clock, routing, team, onBreach, true);
        }

        ContractTerms terms() {
            return new ContractTerms(
                    "MARKETING",
                    "SALES",
                    instruction,
                    Role.SALES_REP,
                    packet,
                    SAL,
                    clock,
                    routing,
                    team,
                    onBreach,
                    ends);
        }
    }

    /** Both agree at once on a contract that is in force from that moment. */
    HandoffContract on(Cast.Players players, Jump jump, Instant from, UnaryOperator<Wish> wish) {
        Id draft = drafted(players, jump, from, wish);
        cast.as(players.marketingLead(), () -> contracts.sign(draft, 1, "MARKETING"));
        cast.as(players.manager(), () -> contracts.sign(draft, 1, "SALES"));
        return cast.as(players.manager(), () -> contracts.contract(draft));
    }

    Id drafted(Cast.Players players, Jump jump, Instant from, UnaryOperator<Wish> wish) {
        return cast.as(
                players.marketingLead(),
                () -> contracts.draft(jump, wish.apply(Wish.usual()).terms(), from, "as we agreed"));
    }
}
