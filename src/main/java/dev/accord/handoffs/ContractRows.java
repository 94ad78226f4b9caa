package dev.accord.handoffs;

import dev.accord.database.Kept;
import dev.accord.database.Settings;
import dev.accord.people.Role;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes contracts. What both have signed never changes again, so each node keeps it in memory. */
@Component
class ContractRows {

    private static final String SUBJECT = "contracts";

    private static final String CONTRACT = """
            SELECT c.*, h.origin, h.from_stage_id, h.stage_id
              FROM handoff_contract c JOIN handover h ON h.id = c.handover_id
            """;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Map<Id, HandoffContract> signed = new ConcurrentHashMap<>();
    private final Settings settings;
    private final Kept<List<HandoffContract>> agreed;

    ContractRows(JdbcClient jdbc, Ids ids, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.agreed = settings.kept(SUBJECT);
        this.ids = ids;
    }

    /** What a contract says beside its own row. */
    private record Parts(
            Map<Id, List<String>> packets, Map<Id, Map<Id, Integer>> weights, Map<Id, List<Routing.Rule>> rules) {

        List<String> packet(Id contract) {
            return packets.getOrDefault(contract, List.of());
        }
    }

    List<Handover> handovers() {
        return jdbc.sql("""
                        SELECT h.id, h.origin, h.from_stage_id, h.stage_id
                          FROM handover h
                          JOIN stage s ON s.id = h.stage_id
                          LEFT JOIN stage f ON f.id = h.from_stage_id
                         ORDER BY s.position, h.origin, f.position
                        """)
                .query((row, number) -> handover(row, new Id(row.getLong("id"))))
                .list();
    }

    List<HandoffContract> ofHandover(Id handover) {
        return read(
                " WHERE c.handover_id = :handover ORDER BY c.version", sql -> sql.param("handover", handover.value()));
    }

    Optional<HandoffContract> find(Id id) {
        HandoffContract known = signed.get(id);
        return known != null
                ? Optional.of(known)
                : read(" WHERE c.id = :id", sql -> sql.param("id", id.value())).stream()
                        .findFirst();
    }

    /** The version of each handover that is in force at that moment, the ended ones too. */
    List<HandoffContract> inForce(Instant at) {
        Map<Id, HandoffContract> latest = new HashMap<>();
        agreed.get(this::everSigned).stream()
                .filter(contract ->
                        !Objects.requireNonNull(contract.effectiveFrom()).isAfter(at))
                .forEach(contract -> latest.merge(
                        contract.handover().id(),
                        contract,
                        (one, other) -> one.version() > other.version() ? one : other));
        return List.copyOf(latest.values());
    }

    /** What is not in force at that moment, and yet will be, may be, or has open offers that began under it. */
    List<HandoffContract> pendingAt(Instant at) {
        return read("""
                 WHERE c.discarded_at IS NULL
                   AND (c.effective_from IS NULL
                        OR (c.effective_from > :at
                            AND NOT EXISTS (SELECT 1 FROM handoff_contract n
                                             WHERE n.handover_id = c.handover_id AND n.version > c.version
                                               AND n.effective_from <= c.effective_from))
                        OR EXISTS (SELECT 1 FROM handoff h WHERE h.contract_id = c.id AND h.state IN ('OFFERED', 'DISPUTED')))
                 ORDER BY c.id
                """, sql -> sql.param("at", Timestamp.from(at)));
    }

    private List<HandoffContract> everSigned() {
        return jdbc
                .sql("SELECT id FROM handoff_contract WHERE effective_from IS NOT NULL ORDER BY id")
                .query(Long.class)
                .list()
                .stream()
                .flatMap(id -> find(Id.of(id)).stream())
                .toList();
    }

    private List<HandoffContract> read(String where, UnaryOperator<JdbcClient.StatementSpec> parameters) {
        List<Long> wanted = parameters
                .apply(jdbc.sql("SELECT c.id FROM handoff_contract c" + where))
                .query(Long.class)
                .list();
        if (wanted.isEmpty()) {
            return List.of();
        }
        Parts parts = parts(wanted);
        List<HandoffContract> contracts = parameters
                .apply(jdbc.sql(CONTRACT + where))
                .query((row, number) -> contract(row, parts))
                .list();
        contracts.stream().filter(HandoffContract::isSigned).forEach(one -> signed.put(one.id(), one));
        return contracts;
    }

    private Parts parts(List<Long> contracts) {
        Parts parts = new Parts(new HashMap<>(), new HashMap<>(), new HashMap<>());
        jdbc.sql(
                        "SELECT contract_id, field FROM contract_field WHERE contract_id IN (:these) ORDER BY contract_id, place")
                .param("these", contracts)
                .query((row, number) -> parts.packets()
                        .computeIfAbsent(new Id(row.getLong(1)), one -> new ArrayList<>())
                        .add(row.getString(2)))
                .list();
        jdbc.sql("SELECT contract_id, person_id, weight FROM contract_weight WHERE contract_id IN (:these)")
                .param("these", contracts)
                .query((row, number) -> parts.weights()
                        .computeIfAbsent(new Id(row.getLong(1)), one -> new HashMap<>())
                        .put(new Id(row.getLong(2)), row.getInt(3)))
                .list();
        jdbc.sql("""
                        SELECT contract_id, subject, value, person_id, team_id FROM contract_rule
                         WHERE contract_id IN (:these) ORDER BY contract_id, place
                        """)
                .param("these", contracts)
                .query((row, number) -> parts.rules()
                        .computeIfAbsent(new Id(row.getLong(1)), one -> new ArrayList<>())
                        .add(new Routing.Rule(
                                Routing.Subject.valueOf(row.getString(2)),
                                row.getString(3),
                                id(row, "person_id"),
                                id(row, "team_id"))))
                .list();
        return parts;
    }

    private static HandoffContract contract(ResultSet row, Parts parts) throws SQLException {
        Id id = new Id(row.getLong("id"));
        ContractTerms terms = new ContractTerms(
                row.getString("giver_code"),
                row.getString("taker_code"),
                row.getString("instruction"),
                Role.valueOf(row.getString("responsible_role")),
                parts.packet(id),
                new Id(row.getLong("accepted_stage_id")),
                new ContractClock(
                        row.getInt("respond_minutes"), row.getInt("warn_minutes"), row.getInt("research_minutes")),
                routing(row, id, parts),
                id(row, "routing_team_id"),
                OnBreach.valueOf(row.getString("on_breach")),
                row.getBoolean("ends"));
        return new HandoffContract(
                id,
                handover(row, new Id(row.getLong("handover_id"))),
                row.getInt("version"),
                row.getInt("revision"),
                terms,
                row.getString("change_reason"),
                Objects.requireNonNull(moment(row, "wanted_from")),
                moment(row, "effective_from"),
                Objects.requireNonNull(moment(row, "drafted_at")),
                id(row, "drafted_by"),
                moment(row, "discarded_at"));
    }

    private static Routing routing(ResultSet row, Id contract, Parts parts) throws SQLException {
        return switch (Routing.Kind.valueOf(row.getString("routing"))) {
            case ROUND_ROBIN -> new Routing.RoundRobin();
            case WEIGHTED -> new Routing.Weighted(parts.weights().getOrDefault(contract, Map.of()));
            case BY_LOAD -> new Routing.ByLoad();
            case BY_RULE -> new Routing.ByRule(parts.rules().getOrDefault(contract, List.of()));
            case NAMED -> new Routing.Named(new Id(row.getLong("routing_person_id")));
        };
    }

    private static Handover handover(ResultSet row, Id id) throws SQLException {
        return new Handover(
                id,
                new Jump(
                        Jump.Origin.valueOf(row.getString("origin")),
                        id(row, "from_stage_id"),
                        new Id(row.getLong("stage_id"))));
    }

    private static @Nullable Id id(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : new Id(value);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** The handover of that jump, made where there is none yet. */
    Handover handover(Jump jump) {
        return known(jump).orElseGet(() -> {
            try {
                Id id = ids.next();
                jdbc.sql("INSERT INTO handover (id, origin, from_stage_id, stage_id) VALUES (:id, :origin, :from, :to)")
                        .param("id", id.value())
                        .param("origin", jump.origin().name())
                        .param("from", value(jump.from()))
                        .param("to", jump.to().value())
                        .update();
                return new Handover(id, jump);
            } catch (DuplicateKeyException justMade) {
                return known(jump).orElseThrow();
            }
        });
    }

    private Optional<Handover> known(Jump jump) {
        return handovers().stream().filter(known -> known.jump().equals(jump)).findFirst();
    }

    /** @throws DuplicateKeyException where the handover has an open draft already */
    Id insert(Id handover, ContractTerms terms, Instant wantedFrom, String reason, Instant at, @Nullable Id by) {
        Id id = ids.next();
        terms(jdbc.sql("""
                        INSERT INTO handoff_contract (id, handover_id, version, accepted_stage_id, giver_code, taker_code, instruction,
                                                      responsible_role, respond_minutes, warn_minutes, research_minutes, routing,
                                                      routing_team_id, routing_person_id, on_breach, ends, change_reason,
                                                      wanted_from, drafted_at, drafted_by)
                        SELECT :id, :handover, COALESCE(MAX(c.version), 0) + 1, :accepted, :giver, :taker, :instruction,
                               :role, :respond, :warn, :research, :routing, :team, :person, :breach, :ends, :reason,
                               :wanted, :now, :by
                          FROM handoff_contract c WHERE c.handover_id = :handover
                        """), terms)
                .param("id", id.value())
                .param("handover", handover.value())
                .param("reason", reason)
                .param("wanted", Timestamp.from(wantedFrom))
                .param("now", Timestamp.from(at))
                .param("by", value(by))
                .update();
        insertParts(id, terms);
        return id;
    }

    /** @return whether it was still a draft */
    boolean revise(Id draft, ContractTerms terms, Instant wantedFrom, String reason) {
        boolean open = terms(jdbc.sql("""
                                UPDATE handoff_contract
                                   SET accepted_stage_id = :accepted, giver_code = :giver, taker_code = :taker,
                                       instruction = :instruction, responsible_role = :role, respond_minutes = :respond,
                                       warn_minutes = :warn, research_minutes = :research, routing = :routing,
                                       routing_team_id = :team, routing_person_id = :person, on_breach = :breach, ends = :ends,
                                       change_reason = :reason, wanted_from = :wanted, revision = revision + 1, signatures = 0
                                 WHERE id = :id AND effective_from IS NULL AND discarded_at IS NULL
                                """), terms)
                        .param("id", draft.value())
                        .param("reason", reason)
                        .param("wanted", Timestamp.from(wantedFrom))
                        .update()
                == 1;
        if (open) {
            for (String part : List.of("contract_field", "contract_weight", "contract_rule")) {
                jdbc.sql("DELETE FROM " + part + " WHERE contract_id = :id")
                        .param("id", draft.value())
                        .update();
            }
            insertParts(draft, terms);
        }
        return open;
    }

    private static JdbcClient.StatementSpec terms(JdbcClient.StatementSpec statement, ContractTerms terms) {
        return statement
                .param("accepted", terms.acceptedStage().value())
                .param("giver", terms.giver())
                .param("taker", terms.taker())
                .param("instruction", terms.instruction())
                .param("role", terms.responsible().name())
                .param("respond", terms.clock().respondMinutes())
                .param("warn", terms.clock().warnMinutes())
                .param("research", terms.clock().researchMinutes())
                .param("routing", terms.routing().kind().name())
                .param("team", value(terms.team()))
                .param(
                        "person",
                        terms.routing() instanceof Routing.Named named
                                ? named.person().value()
                                : null)
                .param("breach", terms.onBreach().name())
                .param("ends", terms.ends());
    }

    private void insertParts(Id contract, ContractTerms terms) {
        for (int place = 0; place < terms.packet().size(); place++) {
            jdbc.sql("INSERT INTO contract_field (contract_id, place, field) VALUES (:contract, :place, :field)")
                    .param("contract", contract.value())
                    .param("place", place + 1)
                    .param("field", terms.packet().get(place))
                    .update();
        }
        switch (terms.routing()) {
            case Routing.Weighted weighted ->
                weighted.weights()
                        .forEach((person, weight) -> jdbc.sql("""
                                INSERT INTO contract_weight (contract_id, person_id, weight) VALUES (:contract, :person, :weight)
                                """)
                                .param("contract", contract.value())
                                .param("person", person.value())
                                .param("weight", weight)
                                .update());
            case Routing.ByRule byRule -> {
                for (int place = 0; place < byRule.rules().size(); place++) {
                    insertRule(contract, place + 1, byRule.rules().get(place));
                }
            }
            case Routing.RoundRobin inTurn -> {}
            case Routing.ByLoad byLoad -> {}
            case Routing.Named named -> {}
        }
    }

    private void insertRule(Id contract, int place, Routing.Rule rule) {
        jdbc.sql("""
                        INSERT INTO contract_rule (contract_id, place, subject, value, person_id, team_id)
                        VALUES (:contract, :place, :subject, :value, :person, :team)
                        """)
                .param("contract", contract.value())
                .param("place", place)
                .param("subject", rule.subject().name())
                .param("value", rule.value())
                .param("person", value(rule.person()))
                .param("team", value(rule.team()))
                .update();
    }

    /** @return whether it was still a draft */
    boolean discard(Id draft, Instant at, @Nullable Id by) {
        return jdbc.sql("""
                                UPDATE handoff_contract SET discarded_at = :now, discarded_by = :by
                                 WHERE id = :id AND effective_from IS NULL AND discarded_at IS NULL
                                """)
                        .param("id", draft.value())
                        .param("now", Timestamp.from(at))
                        .param("by", value(by))
                        .update()
                == 1;
    }

    /**
     * Signs what that revision says. The row is changed first, so that of two departments that sign at once the second
     * sees the signature of the first.
     *
     * @return how many have signed it now; empty where it is no draft any more, or says something else by now
     */
    Optional<Integer> sign(HandoffContract draft, String department, Id person, Instant at) {
        int open = jdbc.sql("""
                        UPDATE handoff_contract SET signatures = signatures + 1
                         WHERE id = :id AND revision = :revision AND effective_from IS NULL AND discarded_at IS NULL
                        """)
                .param("id", draft.id().value())
                .param("revision", draft.revision())
                .update();
        if (open == 0) {
            return Optional.empty();
        }
        jdbc.sql("""
                        INSERT INTO contract_sign_off (contract_id, department_code, revision, person_id, signed_at)
                        VALUES (:id, :department, :revision, :person, :now)
                        """)
                .param("id", draft.id().value())
                .param("department", department)
                .param("revision", draft.revision())
                .param("person", person.value())
                .param("now", Timestamp.from(at))
                .update();
        return jdbc.sql("SELECT signatures FROM handoff_contract WHERE id = :id")
                .param("id", draft.id().value())
                .query(Integer.class)
                .optional();
    }

    void takeEffect(Id contract, Instant from) {
        jdbc.sql("UPDATE handoff_contract SET effective_from = :from WHERE id = :id")
                .param("id", contract.value())
                .param("from", Timestamp.from(from))
                .update();
        settings.changed(SUBJECT);
    }

    private static @Nullable Long value(@Nullable Id id) {
        return id == null ? null : id.value();
    }
}
