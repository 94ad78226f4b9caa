package dev.accord.webhooks;

import dev.accord.disputes.DisputeEvent;
import dev.accord.disputes.DisputeEvent.DisputeDecided;
import dev.accord.disputes.DisputeEvent.DisputeRaised;
import dev.accord.shared.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is told of disputes: the causes by their codes, but nothing that people wrote. */
@Component
class DisputeNews {

    private final Names names;
    private final JdbcClient jdbc;

    DisputeNews(Names names, JdbcClient jdbc) {
        this.names = names;
        this.jdbc = jdbc;
    }

    private record Case(
            Id id,
            Id handoff,
            Id lead,
            String cause,
            @Nullable String trueCause,
            Body.@Nullable Stage stage) {

        static Case of(ResultSet row, int number) throws SQLException {
            String key = row.getString("stage_key");
            return new Case(
                    new Id(row.getLong("id")),
                    new Id(row.getLong("handoff_id")),
                    new Id(row.getLong("lead_id")),
                    row.getString("cause"),
                    row.getString("true_cause"),
                    key == null ? null : new Body.Stage(key, row.getString("kind")));
        }
    }

    List<Told> of(List<DisputeEvent> news) {
        Map<Id, Case> cases = cases(news);
        Names.Known known = names.of(
                cases.values().stream().map(Case::lead).toList(), news.stream().map(DisputeEvent::by));
        return news.stream()
                .map(event -> told(event, Objects.requireNonNull(cases.get(event.dispute())), known))
                .toList();
    }

    private static Told told(DisputeEvent event, Case about, Names.Known known) {
        Body.Lead lead = known.lead(about.lead());
        var person = known.person(event.by());
        return switch (event) {
            case DisputeRaised it ->
                told(
                        EventType.DISPUTE_RAISED,
                        it,
                        about,
                        new Body.Raised(about.id(), about.handoff(), lead, about.cause(), person));
            case DisputeDecided it ->
                told(
                        EventType.DISPUTE_DECIDED,
                        it,
                        about,
                        new Body.Decided(
                                about.id(),
                                about.handoff(),
                                lead,
                                it.upheld(),
                                about.cause(),
                                about.trueCause(),
                                about.stage(),
                                person));
            default -> throw new IllegalStateException("nobody is told of " + event);
        };
    }

    private static Told told(EventType type, DisputeEvent event, Case about, Body body) {
        return new Told(type, event.at(), about.id(), Optional.of(about.lead()), body);
    }

    private Map<Id, Case> cases(List<DisputeEvent> news) {
        return jdbc
                .sql("""
                        SELECT d.id, d.handoff_id, d.lead_id, d.cause, d.true_cause, s.stage_key, s.kind
                          FROM dispute d LEFT JOIN stage s ON s.id = d.repositioned_to
                         WHERE d.id IN (:disputes)
                        """)
                .param(
                        "disputes",
                        news.stream()
                                .map(event -> event.dispute().value())
                                .distinct()
                                .toList())
                .query(Case::of)
                .list()
                .stream()
                .collect(Collectors.toMap(Case::id, each -> each));
    }
}
