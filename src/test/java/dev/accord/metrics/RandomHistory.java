package dev.accord.metrics;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of 150 leads, with all that figures count, from January 2025 to June 2026. */
final class RandomHistory {

    private final JdbcClient db;
    private final Random random;

    RandomHistory(JdbcClient db, Random random) {
        this.db = db;
        this.random = random;
    }

    void tell() {
        History history = new History(db);
        List<@Nullable Long> people = new ArrayList<>();
        people.add(null);
        for (String team : List.of("North", "South")) {
            long id = history.team(team);
            people.add(history.person("Ada", team, id));
            people.add(history.person("Bo", team, null));
        }
        for (int i = 0; i < 150; i++) {
            History.LeadWritten lead = history.lead("Lead " + i)
                    .with("channel", any("Web", "Webinar", "Fair", null))
                    .with("campaign", any("Spring", "Autumn", null))
                    .with("segment", any("SMB", "Enterprise", null))
                    .with("owner", people.get(random.nextInt(people.size())))
                    .with("ownerName", any("Elsewhere", null))
                    .generated(moment());
            for (long stage = 1; stage <= 7 && random.nextInt(4) > 0; stage++) {
                if (random.nextInt(5) == 0) {
                    lead.skipped(stage, moment());
                } else {
                    lead.passed(stage, moment());
                }
            }
            long id = lead.write();
            for (int activity = 0; activity < 3; activity++) {
                history.activity(
                        id,
                        String.valueOf(any("CALL", "MEETING", "VISIT")),
                        moment(),
                        any("OUTBOUND", "INBOUND", null),
                        any("HELD", "CONNECTED", null));
            }
            for (int deal = random.nextInt(4); deal > 0; deal--) {
                String outcome = String.valueOf(any("OPEN", "WON", "LOST"));
                History.Deal written = history.deal(outcome)
                        .with("lead", random.nextBoolean() ? id : null)
                        .with("owner", people.get(random.nextInt(people.size())))
                        .with("ownerName", any("Elsewhere", null))
                        .with("step", any("Demo", "Offer", null))
                        .created(random.nextInt(6) == 0 ? null : moment())
                        .closed(outcome.equals("OPEN") ? null : moment());
                if (random.nextInt(6) > 0) {
                    written.amount(
                            random.nextInt(100_000) + "." + random.nextInt(100),
                            String.valueOf(any("EUR", "EUR", "CHF", "USD")));
                }
                long opportunity = written.write();
                for (int step = random.nextInt(3); step > 0; step--) {
                    history.step(
                            opportunity,
                            LocalDate.of(2025, step, 1 + random.nextInt(20)) + "",
                            any("Demo", "Offer") + "");
                }
            }
            handoffs(history, id, people);
            for (int back = random.nextInt(4); back > 0; back--) {
                history.recycled(id, moment());
                history.entered(
                        id,
                        1 + random.nextInt(6),
                        LocalDate.of(2025, 1, 1).plusDays(random.nextInt(540)) + "T0" + back + ":00");
            }
        }
        days(history);
    }

    private void handoffs(History history, long lead, List<@Nullable Long> people) {
        Long person = people.get(random.nextInt(people.size()));
        String state = String.valueOf(any("OFFERED", "ACCEPTED", "DISPUTED", "WITHDRAWN", "EXPIRED"));
        long handoff =
                history.handoff(lead, state, person, moment(), moment(), state.equals("OFFERED") ? null : moment());
        if (random.nextBoolean()) {
            history.response(handoff, moment(), random.nextInt(100_000));
        }
        if (person != null && random.nextInt(3) == 0) {
            history.dispute(
                    handoff,
                    lead,
                    person,
                    random.nextBoolean() ? person : null,
                    moment(),
                    random.nextBoolean() ? moment() : null);
        }
    }

    /** Visits, and now and then a rate. */
    private void days(History history) {
        LocalDate first = LocalDate.of(2025, 1, 1);
        for (int i = 0; i < 200; i++) {
            history.visits(first.plusDays(random.nextInt(540)) + "", any("Web", "Webinar", null), random.nextInt(500));
        }
        for (int day = -20; day < 560; day += 20) {
            history.rate("CHF", first.plusDays(day) + "", "1.0" + (10 + random.nextInt(80)));
            history.rate("USD", first.plusDays(day) + "", "0.9" + (10 + random.nextInt(80)));
        }
    }

    @Nullable
    String any(@Nullable String... words) {
        return words[random.nextInt(words.length)];
    }

    /** Somewhere in two years, often on the same few midnights so that many records share a time. */
    String moment() {
        LocalDateTime day = LocalDate.of(2025, 1, 1).atStartOfDay().plusDays(random.nextInt(540));
        return (random.nextInt(3) == 0 ? day.withDayOfMonth(1) : day.plusSeconds(random.nextInt(86_400))) + "";
    }
}
