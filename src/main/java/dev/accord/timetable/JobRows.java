package dev.accord.timetable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows by which nodes on one database agree on who runs what. Claiming is one conditional update, so that of
 * several nodes exactly one gets a run; each run has a number, by which a node that comes too late is told apart.
 */
final class JobRows {

    /** A node that has not been heard of for so long is dead. With the pause between two looks it is below a minute. */
    static final Duration LEASE = Duration.ofSeconds(40);

    private static final int LONGEST_FAILURE = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String node;

    JobRows(JdbcClient jdbc, Clock clock, String node) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.node = node;
    }

    /** Makes sure that each job has its row; a new one is due at once. */
    void register(Collection<String> jobs) {
        jobs.forEach(job -> jdbc.sql("""
                        INSERT INTO timetable_job (job_key, next_at) VALUES (:job, :now)
                        ON DUPLICATE KEY UPDATE job_key = job_key
                        """).param("job", job).param("now", now()).update());
    }

    /** The jobs that wait to be claimed, the one that has waited longest first. */
    List<String> due() {
        return jdbc.sql("""
                        SELECT job_key FROM timetable_job
                         WHERE next_at <= :now AND (lease_until IS NULL OR lease_until <= :now)
                         ORDER BY next_at, job_key
                        """).param("now", now()).query(String.class).list();
    }

    /** Takes the run that is due; empty where another node has it. */
    Optional<Lease> claim(String job) {
        Instant began = clock.instant();
        int won = jdbc.sql("""
                        UPDATE timetable_job
                           SET holder = :node, lease_until = :until, run = run + 1, began_at = :now, ended_at = NULL
                         WHERE job_key = :job AND next_at <= :now AND (lease_until IS NULL OR lease_until <= :now)
                        """)
                .param("node", node)
                .param("until", Timestamp.from(began.plus(LEASE)))
                .param("job", job)
                .param("now", Timestamp.from(began))
                .update();
        return won == 0
                ? Optional.empty()
                : Optional.of(new Lease(
                        job,
                        jdbc.sql("SELECT run FROM timetable_job WHERE job_key = :job")
                                .param("job", job)
                                .query(Long.class)
                                .single(),
                        began));
    }

    /** Says that this node is still at it. @throws LeaseLost where another has taken over */
    void keep(Lease lease) {
        change(
                lease,
                "lease_until = :until",
                row -> row.param("until", Timestamp.from(clock.instant().plus(LEASE))));
    }

    /** The run has ended. @param next when the job is due again */
    void end(Lease lease, int done, Optional<String> failure, Instant next) {
        change(
                lease,
                """
                holder = NULL, lease_until = NULL, ended_at = :now, done = :done, failure = :failure, next_at = :next,
                failures = failures + CASE WHEN :failure IS NULL THEN 0 ELSE 1 END
                """,
                row -> row.param("now", now())
                        .param("done", done)
                        .param("failure", failure.map(JobRows::shortened).orElse(null))
                        .param("next", Timestamp.from(next)));
    }

    private void change(Lease lease, String what, UnaryOperator<JdbcClient.StatementSpec> parameters) {
        int changed = parameters
                .apply(jdbc.sql(
                        "UPDATE timetable_job SET " + what + " WHERE job_key = :job AND run = :run AND holder = :node"))
                .param("job", lease.job())
                .param("run", lease.run())
                .param("node", node)
                .update();
        if (changed == 0) {
            throw new LeaseLost(lease);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE);
    }
}
