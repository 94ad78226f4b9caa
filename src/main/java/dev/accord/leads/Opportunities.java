package dev.accord.leads;

import dev.accord.leads.OpportunityRecord.Outcome;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Recorded;
import dev.accord.shared.Recorded.Result;
import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in deals. A deal moves its lead: it enters OPPORTUNITY when created, and WON or LOST when closed. */
@Service
@Transactional
public class Opportunities {

    private static final List<String> COLUMNS = List.of(
            "lead_id",
            "name",
            "account",
            "product",
            "owner_id",
            "owner_name",
            "sdr_name",
            "amount",
            "currency",
            "created_at",
            "expected_close_at",
            "closed_at",
            "stage",
            "outcome",
            "lost_reason");

    private final NamedParameterJdbcOperations jdbc;
    private final Lifecycle lifecycle;
    private final Progression progression;
    private final MergedRecords mergedRecords;
    private final ChangedLeads changedLeads;
    private final Owners owners;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Opportunities(
            NamedParameterJdbcOperations jdbc,
            Lifecycle lifecycle,
            Progression progression,
            MergedRecords mergedRecords,
            ChangedLeads changedLeads,
            Owners owners,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.lifecycle = lifecycle;
        this.progression = progression;
        this.mergedRecords = mergedRecords;
        this.changedLeads = changedLeads;
        this.owners = owners;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /**
     * Takes in deals by source and external id. All or nothing.
     *
     * @param offer whether leads that thereby stand in a stage with a handoff contract are offered
     * @return what became of each, in the order given
     */
    @PreAuthorize(Access.WORKERS)
    public List<Recorded> record(List<OpportunityRecord> records, boolean offer) {
        Owners.Book book = owners.read();
        Map<String, Map<String, @Nullable Object>> known = known(records);
        List<Id> leads = records.stream()
                .flatMap(record -> record.lead().stream())
                .distinct()
                .toList();
        Map<Id, Id> survivors = leads.isEmpty() ? Map.of() : mergedRecords.survivorsOf(leads);
        Instant now = clock.instant();
        Map<String, Recorded> results = new LinkedHashMap<>();
        List<MapSqlParameterSource> fresh = new ArrayList<>();
        List<MapSqlParameterSource> changed = new ArrayList<>();
        List<MapSqlParameterSource> steps = new ArrayList<>();
        for (OpportunityRecord record : records) {
            String key = record.source() + '\n' + record.externalId();
            if (results.containsKey(key)) {
                throw Refused.invalid(
                        "twice-in-batch", "opportunity %s stands twice in one batch", record.externalId());
            }
            Map<String, @Nullable Object> values = values(record, book);
            Map<String, @Nullable Object> row = known.get(key);
            record.lead()
                    .filter(lead -> row != null)
                    .ifPresent(lead -> values.put(
                            "lead_id", survivors.getOrDefault(lead, lead).value()));
            if (row == null) {
                Id id = ids.next();
                fresh.add(new MapSqlParameterSource(values)
                        .addValue("id", id.value())
                        .addValue("source", record.source())
                        .addValue("externalId", record.externalId())
                        .addValue("now", Timestamp.from(now)));
                results.put(key, new Recorded(id, Result.CREATED));
                note(id, values);
                step(id, record, begun(record, now)).ifPresent(steps::add);
            } else {
                Id id = Id.of((Long) Objects.requireNonNull(row.get("id")));
                boolean stepped = record.stage()
                        .filter(stage -> !stage.equals(row.get("stage")))
                        .isPresent();
                boolean differs = merge(values, row, record.owner().isPresent());
                if (stepped) {
                    step(id, record, now).ifPresent(steps::add);
                }
                if (differs) {
                    note(id, row);
                    note(id, values);
                    changed.add(new MapSqlParameterSource(values).addValue("id", id.value()));
                }
                results.put(key, new Recorded(id, differs ? Result.UPDATED : Result.UNCHANGED));
            }
        }
        insert(fresh);
        update(changed);
        keep(steps);
        mergedRecords.carry(leads);
        progression.advance(Progression.News.moves(moves(records), offer));
        tell(now, results);
        return List.copyOf(results.values());
    }

    private void note(Id id, Map<String, @Nullable Object> values) {
        @Nullable Long lead = (Long) values.get("lead_id");
        changedLeads.note(lead == null ? id : new Id(lead));
    }

    /** What the record says of each column; empty for what it does not say. */
    private static Map<String, @Nullable Object> values(OpportunityRecord record, Owners.Book book) {
        Map<String, @Nullable Object> values = new HashMap<>();
        Optional<LeadRow.Owner> owner = record.owner().map(book::owner);
        values.put("lead_id", record.lead().map(Id::value).orElse(null));
        values.put("name", record.name().orElse(null));
        values.put("account", record.account().orElse(null));
        values.put("product", record.product().orElse(null));
        values.put("owner_id", owner.map(LeadRow.Owner::person).map(Id::value).orElse(null));
        values.put("owner_name", owner.map(LeadRow.Owner::name).orElse(null));
        values.put("sdr_name", record.sdr().orElse(null));
        values.put("amount", record.amount().map(money -> money.amount()).orElse(null));
        values.put(
                "currency",
                record.amount().map(money -> money.currency().getCurrencyCode()).orElse(null));
        values.put("created_at", record.createdAt().map(Timestamp::from).orElse(null));
        values.put(
                "expected_close_at",
                record.expectedCloseAt().map(Timestamp::from).orElse(null));
        values.put("closed_at", record.closedAt().map(Timestamp::from).orElse(null));
        values.put("stage", record.stage().orElse(null));
        values.put("outcome", record.outcome().name());
        values.put("lost_reason", record.lostReason().orElse(null));
        return values;
    }

    /** Fills what the record leaves open with what the row holds. @return whether the record says something new */
    private static boolean merge(
            Map<String, @Nullable Object> values, Map<String, @Nullable Object> row, boolean owned) {
        boolean differs = false;
        for (String column : COLUMNS) {
            @Nullable Object said = values.get(column);
            @Nullable Object held = row.get(column);
            if (said == null && !(owned && column.startsWith("owner_"))) {
                values.put(column, held);
            } else if (!same(said, held)) {
                differs = true;
            }
        }
        return differs;
    }

    private static boolean same(@Nullable Object said, @Nullable Object held) {
        return said instanceof BigDecimal a && held instanceof BigDecimal b
                ? a.compareTo(b) == 0
                : Objects.equals(said, held);
    }

    private Map<String, Map<String, @Nullable Object>> known(List<OpportunityRecord> records) {
        Map<String, Map<String, @Nullable Object>> known = new HashMap<>();
        records.stream()
                .collect(Collectors.groupingBy(
                        OpportunityRecord::source,
                        Collectors.mapping(OpportunityRecord::externalId, Collectors.toList())))
                .forEach((source, externalIds) -> jdbc.query(
                        "SELECT * FROM opportunity WHERE source = :source AND external_id IN (:ids)",
                        Map.of("source", source, "ids", externalIds),
                        row -> {
                            Map<String, @Nullable Object> columns = new HashMap<>();
                            columns.put("id", row.getLong("id"));
                            for (String column : COLUMNS) {
                                columns.put(
                                        column,
                                        column.endsWith("_at") ? row.getTimestamp(column) : row.getObject(column));
                            }
                            known.put(source + '\n' + row.getString("external_id"), columns);
                        }));
        return known;
    }

    private void insert(List<MapSqlParameterSource> rows) {
        jdbc.batchUpdate("""
                INSERT INTO opportunity (id, source, external_id, lead_id, name, account, product, owner_id, owner_name,
                                         sdr_name, amount, currency, created_at, expected_close_at, closed_at, stage,
                                         outcome, lost_reason, recorded_at)
                VALUES (:id, :source, :externalId, :lead_id, :name, :account, :product, :owner_id, :owner_name,
                        :sdr_name, :amount, :currency, :created_at, :expected_close_at, :closed_at, :stage,
                        :outcome, :lost_reason, :now)
                """, rows.toArray(MapSqlParameterSource[]::new));
    }

    private void update(List<MapSqlParameterSource> rows) {
        jdbc.batchUpdate("""
                UPDATE opportunity
                   SET lead_id = :lead_id, name = :name, account = :account, product = :product, owner_id = :owner_id,
                       owner_name = :owner_name, sdr_name = :sdr_name, amount = :amount, currency = :currency,
                       created_at = :created_at, expected_close_at = :expected_close_at, closed_at = :closed_at,
                       stage = :stage, outcome = :outcome, lost_reason = :lost_reason
                 WHERE id = :id
                """, rows.toArray(MapSqlParameterSource[]::new));
    }

    /** A deal that is new to the portal has stood in its step since it began, as far as anybody can tell. */
    private static Instant begun(OpportunityRecord record, Instant now) {
        return (record.outcome() == Outcome.OPEN ? record.createdAt() : record.closedAt()).orElse(now);
    }

    private static Optional<MapSqlParameterSource> step(Id id, OpportunityRecord record, Instant since) {
        return record.stage()
                .map(step -> new MapSqlParameterSource("id", id.value())
                        .addValue("since", Timestamp.from(since))
                        .addValue("step", step));
    }

    private void keep(List<MapSqlParameterSource> steps) {
        jdbc.batchUpdate("""
                INSERT INTO opportunity_step (opportunity_id, since, step) VALUES (:id, :since, :step)
                ON DUPLICATE KEY UPDATE step = VALUES(step)
                """, steps.toArray(MapSqlParameterSource[]::new));
    }

    private List<StageMove> moves(List<OpportunityRecord> records) {
        Lifecycle.Stages stages = lifecycle.stages();
        Stage opportunity = stages.first(StageKind.OPPORTUNITY);
        List<StageMove> moves = new ArrayList<>();
        for (OpportunityRecord record : records) {
            record.lead().ifPresent(lead -> {
                String deal = "deal " + record.name().orElse(record.externalId());
                record.createdAt().ifPresent(at -> moves.add(StageMove.told(lead, opportunity, at, deal + " created")));
                if (record.outcome() != Outcome.OPEN) {
                    Stage end = stages.first(record.outcome() == Outcome.WON ? StageKind.WON : StageKind.LOST);
                    record.closedAt()
                            .ifPresent(at -> moves.add(StageMove.told(
                                    lead, end, at, deal + (record.outcome() == Outcome.WON ? " won" : " lost"))));
                }
            });
        }
        return moves;
    }

    private void tell(Instant now, Map<String, Recorded> results) {
        List<Recorded> news = results.values().stream()
                .filter(result -> result.result() != Result.UNCHANGED)
                .toList();
        if (!news.isEmpty()) {
            events.publishEvent(new OpportunitiesRecorded(
                    now, acting.now().person(), news.stream().map(Recorded::id).toList()));
        }
    }
}
