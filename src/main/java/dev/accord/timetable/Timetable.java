package dev.accord.timetable;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All recurring work: what there is, when it ran, what came of it, and when it runs next. */
@Service
@Transactional
public class Timetable {

    private final ObjectProvider<RecurringJob> jobs;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Timetable(
            ObjectProvider<RecurringJob> jobs,
            JdbcClient jdbc,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** Every job, by what it does. */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public List<JobCard> jobs() {
        Instant now = clock.instant();
        return jobs.stream()
                .flatMap(job -> jdbc
                        .sql("SELECT * FROM timetable_job WHERE job_key = :job")
                        .param("job", job.key())
                        .query((row, number) -> card(job, row, now))
                        .optional()
                        .stream())
                .sorted(Comparator.comparing(JobCard::purpose))
                .toList();
    }

    /**
     * Lets a job run at the next look, which is within seconds.
     *
     * @throws Refused with code {@code unknown-job}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void runNow(String job) {
        int known = jdbc.sql("UPDATE timetable_job SET next_at = :now WHERE job_key = :job")
                .param("now", Timestamp.from(clock.instant()))
                .param("job", job)
                .update();
        if (known == 0) {
            throw Refused.notFound("unknown-job", "there is no job %s in the timetable", job);
        }
        events.publishEvent(new JobHurried(clock.instant(), acting.now().person(), job));
    }

    private static JobCard card(RecurringJob job, ResultSet row, Instant now) throws SQLException {
        Optional<Instant> began = moment(row, "began_at");
        Optional<Instant> ended = moment(row, "ended_at");
        boolean holds = moment(row, "lease_until").filter(now::isBefore).isPresent();
        return new JobCard(
                job.key(),
                job.purpose(),
                job.every(),
                Objects.requireNonNull(row.getTimestamp("next_at")).toInstant(),
                holds ? Optional.ofNullable(row.getString("holder")) : Optional.empty(),
                began,
                began.flatMap(from -> ended.map(to -> Duration.between(from, to))),
                row.getInt("done"),
                Optional.ofNullable(row.getString("failure")),
                row.getLong("run"),
                row.getLong("failures"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
