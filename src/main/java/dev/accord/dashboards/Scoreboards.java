package dev.accord.dashboards;

import dev.accord.disputes.DisputeBoard;
import dev.accord.glossary.Definitions;
import dev.accord.glossary.TermBook;
import dev.accord.goals.Goal;
import dev.accord.goals.Pacing;
import dev.accord.goals.Pacing.Course;
import dev.accord.goals.Progress;
import dev.accord.goals.Proposals;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.Metric;
import dev.accord.metrics.SharedReadings;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Reads the scoreboard from history as it is now, once for all who look. */
@Service
public class Scoreboards {

    private static final List<String> UNIFIED = List.of("leads-generated", "booked-meetings", "opportunity-value");
    private static final List<String> MARKETING =
            List.of("web-traffic", "traffic-to-mql", "mql-to-sql", "cost-per-lead");
    private static final List<String> SALES =
            List.of("calls-made", "deal-velocity", "sql-to-opportunity", "opportunity-to-close", "win-rate");

    private final Pacing pacing;
    private final SharedReadings shared;
    private final Definitions definitions;
    private final TermBook book;
    private final Proposals proposals;
    private final HandoffQueue queue;
    private final DisputeBoard disputes;
    private final Acting acting;
    private final Clock clock;
    private final ZoneId zone;

    Scoreboards(
            Pacing pacing,
            SharedReadings shared,
            Definitions definitions,
            TermBook book,
            Proposals proposals,
            HandoffQueue queue,
            DisputeBoard disputes,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        this.pacing = pacing;
        this.shared = shared;
        this.definitions = definitions;
        this.book = book;
        this.proposals = proposals;
        this.queue = queue;
        this.disputes = disputes;
        this.acting = acting;
        this.clock = clock;
        this.zone = zone;
    }

    /** The day on which it is read, where the portal counts its days. */
    @PreAuthorize(Access.SIGNED_IN)
    public LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /** @param comparison with which period its figures are compared; with the plan where there is none */
    @PreAuthorize(Access.SIGNED_IN)
    public Scoreboard of(CalendarPeriod span, Optional<Comparison> comparison) {
        Question question = new Question(span, comparison);
        return shared.now(question, () -> read(question));
    }

    /** The same since the change that everybody was told of who looks. */
    @PreAuthorize(Access.SIGNED_IN)
    public Scoreboard news(CalendarPeriod span, Optional<Comparison> comparison) {
        Question question = new Question(span, comparison);
        return shared.told(question, () -> read(question));
    }

    private record Question(CalendarPeriod span, Optional<Comparison> comparison) {}

    private Scoreboard read(Question question) {
        CalendarPeriod span = question.span();
        Optional<Comparison> comparison = question.comparison();
        Period period = span.in(zone);
        Breakdown course = span.grain() == CalendarPeriod.Grain.YEAR ? Breakdown.MONTH : Breakdown.WEEK;
        List<Course> courses = new ArrayList<>();
        courses.add(new Course("revenue", Breakdown.DAY));
        Stream.of(UNIFIED, MARKETING, SALES)
                .flatMap(List::stream)
                .map(metric -> new Course(metric, course))
                .forEach(courses::add);
        List<Progress> all = pacing.of(courses, period, comparison);
        return new Scoreboard(
                span,
                comparison.map(with -> with.with(period, clock.instant())),
                all.getFirst(),
                of(UNIFIED, all),
                of(MARKETING, all),
                of(SALES, all),
                changesIn(period));
    }

    private static List<Progress> of(List<String> metrics, List<Progress> all) {
        return all.stream().filter(one -> metrics.contains(one.metric().key())).toList();
    }

    private List<Scoreboard.Change> changesIn(Period period) {
        Map<String, String> names = definitions.names();
        return definitions.glossary().versions().stream()
                .filter(version -> period.contains(version.effectiveFrom()))
                .map(version -> new Scoreboard.Change(
                        version.effectiveFrom(),
                        names.getOrDefault(version.term(), version.term()) + " v" + version.version()))
                .toList();
    }

    /** What waits for the person who is signed in. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Need> needs() {
        SignedIn who = acting.now();
        List<Need> needs = new ArrayList<>();
        if (who.is(Role.SALES_REP) || who.is(Role.SALES_MANAGER)) {
            HandoffQueue.Counts offers = queue.counts();
            needs.add(new Need(Need.Kind.OFFERED_TO_ME, offers.mine(), offers.mineDueSoon()));
            if (who.is(Role.SALES_MANAGER)) {
                needs.add(new Need(Need.Kind.OVERDUE_OFFERS, offers.breached(), offers.breached()));
            }
        }
        if (who.is(Role.MARKETER) || who.is(Role.MARKETING_LEAD)) {
            DisputeBoard.Counts open = disputes.counts();
            needs.add(new Need(Need.Kind.DISPUTES_TO_TAKE_ON, open.untaken(), 0));
            needs.add(new Need(Need.Kind.DISPUTES_THAT_I_RESEARCH, open.mine(), 0));
        }
        book.awaitingMySignature()
                .forEach(draft -> needs.add(Need.signOff(draft.label(), "definitions/" + draft.term())));
        proposals.awaitingMe().forEach(change -> needs.add(agreement(change.goal())));
        return needs.stream().filter(need -> need.count() > 0).toList();
    }

    private Need agreement(Goal goal) {
        String metric = pacing.paceable(goal.owner()).stream()
                .filter(known -> known.key().equals(goal.metric()))
                .findFirst()
                .map(Metric::label)
                .orElse(goal.metric());
        String period = CalendarPeriod.between(goal.from(), goal.to())
                .map(CalendarPeriod::label)
                .orElseGet(() -> goal.from() + " to " + goal.to().minusDays(1));
        return Need.agreement(
                metric + ", " + period, "goals?year=" + goal.from().getYear());
    }
}
