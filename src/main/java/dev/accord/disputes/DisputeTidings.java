package dev.accord.disputes;

import dev.accord.database.WrittenTogether;
import dev.accord.disputes.DisputeEvent.DisputeDecided;
import dev.accord.disputes.DisputeEvent.DisputeRaised;
import dev.accord.disputes.DisputeEvent.DisputeReopened;
import dev.accord.disputes.DisputeEvent.DisputeTakenBack;
import dev.accord.leads.LeadName;
import dev.accord.people.Acting;
import dev.accord.people.Mentions;
import dev.accord.shared.Id;
import dev.accord.shared.Tiding;
import dev.accord.shared.Tidings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says who should hear of disputes. That one is raised concerns whoever had offered the lead and those who lead the giving
 * department, as nobody researches it yet; the verdict concerns whoever raised and whoever researched it.
 */
@Component
class DisputeTidings {

    private final WrittenTogether<DisputeEvent> events = WrittenTogether.atTheEnd(this::tell);
    private final Mentions mentions;
    private final JdbcClient jdbc;
    private final Acting acting;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    DisputeTidings(
            Mentions mentions, JdbcClient jdbc, Acting acting, Clock clock, ApplicationEventPublisher publisher) {
        this.mentions = mentions;
        this.jdbc = jdbc;
        this.acting = acting;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** A dispute and those whom it concerns. */
    private record Case(
            Id id,
            Id lead,
            String leadName,
            Id raisedBy,
            String raiser,
            String cause,
            @Nullable Id researcher,
            @Nullable Id giver,
            String department) {

        static Case of(ResultSet row, int number) throws SQLException {
            long researcher = row.getLong("researcher_id");
            long giver = row.getLong("giver_id");
            return new Case(
                    new Id(row.getLong("id")),
                    new Id(row.getLong("lead_id")),
                    row.getString("lead_name"),
                    new Id(row.getLong("raised_by")),
                    row.getString("raiser"),
                    row.getString("cause"),
                    researcher == 0 ? null : new Id(researcher),
                    giver == 0 ? null : new Id(giver),
                    row.getString("giver_code"));
        }

        Tiding tiding(Tiding.Kind kind, Id to, Instant at, String text) {
            return new Tiding(kind, to, at, text, "disputes/" + id, id, Optional.of(lead), Duration.ZERO);
        }
    }

    /** Somebody who leads a giving department. */
    private record Leader(Id id, String department) {}

    @EventListener
    void on(DisputeEvent event) {
        if (event instanceof DisputeRaised || event instanceof DisputeReopened || settles(event)) {
            events.add(event);
        }
    }

    /** Nothing is to be done about the dispute any more. */
    private static boolean settles(DisputeEvent event) {
        return event instanceof DisputeDecided || event instanceof DisputeTakenBack;
    }

    /** Somebody wrote that about a dispute: whoever is named in it hears of it. */
    void said(Id dispute, String text) {
        List<Id> named = mentions.in(text);
        if (!named.isEmpty()) {
            Case about = Objects.requireNonNull(cases(List.of(dispute)).get(dispute));
            String words = "%s mentioned you in the dispute of %s"
                    .formatted(acting.now().name(), about.leadName());
            publisher.publishEvent(Tidings.of(named.stream()
                    .map(person -> about.tiding(Tiding.Kind.MENTION, person, clock.instant(), words))
                    .toList()));
        }
    }

    private void tell(List<DisputeEvent> happened) {
        Set<Id> settled = happened.stream()
                .filter(DisputeTidings::settles)
                .map(DisputeEvent::dispute)
                .collect(Collectors.toSet());
        List<DisputeEvent> news = happened.stream()
                .filter(event -> event instanceof DisputeDecided || !settled.contains(event.dispute()))
                .toList();
        publisher.publishEvent(new Tidings(news.isEmpty() ? List.of() : tidings(news), settled));
    }

    private List<Tiding> tidings(List<DisputeEvent> news) {
        Map<Id, Case> cases =
                cases(news.stream().map(DisputeEvent::dispute).distinct().toList());
        List<Leader> leaders = news.stream().allMatch(DisputeDecided.class::isInstance) ? List.of() : leaders();
        List<Tiding> told = new ArrayList<>();
        for (DisputeEvent event : news) {
            boolean verdict = event instanceof DisputeDecided;
            Case about = Objects.requireNonNull(cases.get(event.dispute()));
            String text =
                    switch (event) {
                        case DisputeDecided it ->
                            "The dispute of %s was %s"
                                    .formatted(about.leadName(), it.upheld() ? "upheld" : "not upheld");
                        case DisputeReopened it -> "The dispute of %s was reopened".formatted(about.leadName());
                        default -> "%s disputed %s: %s".formatted(about.raiser(), about.leadName(), about.cause());
                    };
            (verdict ? Stream.of(about.raisedBy(), about.researcher()) : marketing(about, leaders))
                    .filter(Objects::nonNull)
                    .filter(person -> !event.by().equals(Optional.of(person)))
                    .distinct()
                    .forEach(person -> told.add(about.tiding(
                            verdict ? Tiding.Kind.VERDICT : Tiding.Kind.DISPUTED, person, event.at(), text)));
        }
        return told;
    }

    private static Stream<@Nullable Id> marketing(Case about, List<Leader> leaders) {
        return Stream.concat(
                Stream.of(about.giver(), about.researcher()),
                leaders.stream()
                        .filter(leader -> leader.department().equals(about.department()))
                        .map(Leader::id));
    }

    private Map<Id, Case> cases(Collection<Id> ids) {
        return jdbc
                .sql("""
                        SELECT d.id, d.lead_id, d.raised_by, d.researcher_id, d.giver_code,
                               \s""" + LeadName.WITH_COMPANY + """
                               AS lead_name,
                               TRIM(CONCAT(r.first_name, ' ', r.last_name)) AS raiser, c.label AS cause,
                               CASE WHEN t.department_code = d.giver_code THEN g.id END AS giver_id
                          FROM dispute d
                          JOIN handoff h ON h.id = d.handoff_id
                          JOIN lead_record l ON l.id = d.lead_id
                          JOIN person r ON r.id = d.raised_by
                          JOIN dispute_cause c ON c.code = d.cause
                          LEFT JOIN person g ON g.id = h.offered_by
                          LEFT JOIN team t ON t.id = g.team_id
                         WHERE d.id IN (:ids)
                        """)
                .param("ids", ids.stream().map(Id::value).toList())
                .query(Case::of)
                .list()
                .stream()
                .collect(Collectors.toMap(Case::id, each -> each));
    }

    private List<Leader> leaders() {
        return jdbc.sql("""
                        SELECT p.id, t.department_code
                          FROM person_role r
                          JOIN person p ON p.id = r.person_id
                          JOIN team t ON t.id = p.team_id
                         WHERE p.active AND r.role = 'MARKETING_LEAD'
                        """)
                .query((row, number) -> new Leader(new Id(row.getLong(1)), row.getString(2)))
                .list();
    }
}
