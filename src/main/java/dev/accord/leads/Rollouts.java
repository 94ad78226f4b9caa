package dev.accord.leads;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.Definitions;
import dev.accord.glossary.RollingOut;
import dev.accord.leads.qualification.Histories;
import dev.accord.people.Access;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Applies versions of definitions, once their date has come, to the leads that are there already. */
@Service
@Transactional
public class Rollouts implements RollingOut {

    private static final int PIECE = 500;

    /**
     * A rollout that is under way.
     *
     * @param lastLeadId all leads up to this one are done
     */
    private record Rollout(Id definitionVersionId, long lastLeadId) {}

    private final JdbcClient jdbc;
    private final Definitions definitions;
    private final Histories histories;
    private final Progression progression;
    private final Clock clock;

    Rollouts(JdbcClient jdbc, Definitions definitions, Histories histories, Progression progression, Clock clock) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.histories = histories;
        this.progression = progression;
        this.clock = clock;
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public Optional<Progress> progress(Id version) {
        Optional<Progress> begun = jdbc.sql("""
                        SELECT definition_version_id AS version, state, leads, of_leads, entered, proposed, started_at, ended_at
                          FROM definition_rollout WHERE definition_version_id = :version
                        """)
                .param("version", version.value())
                .query(Progress.class)
                .optional();
        return begun.or(() -> definitions.glossary().versions().stream()
                .filter(signed ->
                        signed.id().equals(version) && signed.executable().isPresent())
                .findFirst()
                .map(signed -> new Progress(version, State.WAITING, 0, count(), 0, 0, null, null)));
    }

    /** Begins what is due. */
    void begin() {
        Instant now = clock.instant();
        List<Long> known = jdbc.sql("SELECT definition_version_id FROM definition_rollout")
                .query(Long.class)
                .list();
        definitions.glossary().versions().stream()
                .filter(version -> version.executable().isPresent()
                        && !version.effectiveFrom().isAfter(now)
                        && !known.contains(version.id().value()))
                .forEach(version -> begin(version, now));
    }

    private void begin(DefinitionVersion version, Instant now) {
        long leads = count();
        @Nullable Timestamp ended = leads == 0 ? Timestamp.from(now) : null;
        jdbc.sql("""
                        INSERT INTO definition_rollout (definition_version_id, state, last_lead_id, leads, of_leads, entered,
                                                        proposed, started_at, ended_at)
                        VALUES (:version, :state, 0, 0, :leads, 0, 0, :now, :ended)
                        """)
                .param("version", version.id().value())
                .param("state", leads == 0 ? State.DONE.name() : State.RUNNING.name())
                .param("leads", leads)
                .param("now", Timestamp.from(now))
                .param("ended", ended)
                .update();
    }

    private long count() {
        return jdbc.sql("SELECT COUNT(*) FROM lead_record").query(Long.class).single();
    }

    /** Looks at the next leads of the oldest rollout that is under way. @return how many; empty where all is done */
    Optional<Integer> goOn() {
        Optional<Rollout> next = jdbc.sql("""
                        SELECT definition_version_id, last_lead_id FROM definition_rollout
                         WHERE state = 'RUNNING' ORDER BY started_at, definition_version_id LIMIT 1
                        """).query(Rollout.class).optional();
        return next.map(rollout -> {
            List<Long> leads = histories.after(rollout.lastLeadId(), PIECE);
            if (leads.isEmpty()) {
                end(rollout);
            } else {
                look(rollout, leads);
            }
            return leads.size();
        });
    }

    private void look(Rollout rollout, List<Long> leads) {
        Id version = rollout.definitionVersionId();
        Progression.Result result = progression.advance(
                Progression.News.touched(leads.stream().map(Id::new).toList(), isAgreedHere(version)));
        long entered = result.entered().stream()
                .filter(entry -> entry.entry().term().version().id().equals(version))
                .count();
        jdbc.sql("""
                        UPDATE definition_rollout
                           SET last_lead_id = :last, leads = leads + :looked, of_leads = GREATEST(of_leads, leads),
                               entered = entered + :entered, proposed = proposed + :proposed
                         WHERE definition_version_id = :version
                        """)
                .param("last", leads.getLast())
                .param("looked", leads.size())
                .param("entered", entered)
                .param("proposed", result.lapsed().size())
                .param("version", version.value())
                .update();
    }

    /** What came with the portal tells of history only; nobody is to call those leads today. */
    private boolean isAgreedHere(Id version) {
        return definitions.glossary().versions().stream()
                .anyMatch(signed ->
                        signed.id().equals(version) && signed.effectiveFrom().isAfter(Instant.EPOCH));
    }

    private void end(Rollout rollout) {
        jdbc.sql("UPDATE definition_rollout SET state = 'DONE', ended_at = :now WHERE definition_version_id = :version")
                .param("now", Timestamp.from(clock.instant()))
                .param("version", rollout.definitionVersionId().value())
                .update();
    }
}
