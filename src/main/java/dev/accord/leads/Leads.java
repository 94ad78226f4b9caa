package dev.accord.leads;

import dev.accord.leads.qualification.Moments;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Recorded;
import dev.accord.shared.Recorded.Result;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes leads in, moves them along the lifecycle and gives them to a responsible person. */
@Service
@Transactional
public class Leads {

    private final NamedParameterJdbcOperations jdbc;
    private final Lifecycle lifecycle;
    private final Progression progression;
    private final FactChanges factChanges;
    private final ChangedLeads changedLeads;
    private final LeadStages leadStages;
    private final Owners owners;
    private final MergedRecords mergedRecords;
    private final DuplicateWatch duplicates;
    private final Sayings sayings;
    private final LeadWords words;
    private final Erasure erasure;
    private final ObjectProvider<OpenWork> openWork;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;

    Leads(
            NamedParameterJdbcOperations jdbc,
            Lifecycle lifecycle,
            Progression progression,
            FactChanges factChanges,
            ChangedLeads changedLeads,
            LeadStages leadStages,
            Owners owners,
            MergedRecords mergedRecords,
            DuplicateWatch duplicates,
            Sayings sayings,
            LeadWords words,
            Erasure erasure,
            ObjectProvider<OpenWork> openWork,
            Ids ids,
            Clock clock,
            Acting acting) {
        this.jdbc = jdbc;
        this.lifecycle = lifecycle;
        this.progression = progression;
        this.factChanges = factChanges;
        this.changedLeads = changedLeads;
        this.leadStages = leadStages;
        this.owners = owners;
        this.mergedRecords = mergedRecords;
        this.duplicates = duplicates;
        this.sayings = sayings;
        this.words = words;
        this.erasure = erasure;
        this.openWork = openWork;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
    }

    /**
     * Takes in leads as a source describes them, by source and external id; e-mail is never the key. All or nothing.
     *
     * @param offer whether leads that now stand in a stage with a handoff contract are offered
     * @return what became of each, in the order given
     */
    @PreAuthorize(Access.IMPORTERS)
    public List<Recorded> record(List<LeadRecord> sent, boolean offer) {
        Lifecycle.Stages stages = lifecycle.stages();
        Owners.Book book = owners.read();
        Map<String, LeadRow> known = known(sent);
        mergedRecords.seeThrough(known);
        List<LeadRecord> records = sayings.newsIn(sent, known);
        Instant now = clock.instant();
        Map<String, Recorded> results = new LinkedHashMap<>();
        List<MapSqlParameterSource> fresh = new ArrayList<>();
        List<MapSqlParameterSource> changed = new ArrayList<>();
        List<StageMove> moves = new ArrayList<>();
        List<StageMove> arrivals = new ArrayList<>();
        Set<Id> touched = new HashSet<>();
        for (LeadRecord record : records) {
            String key = record.key();
            @Nullable LeadRow row = known.get(key);
            Optional<LeadRow.Owner> owner = record.owner()
                    .filter(name -> row == null || row.hearsOf(name.strip(), book.owner(name)))
                    .map(book::owner);
            Id id = row == null ? ids.next() : row.id();
            LeadStages.Told told =
                    leadStages.told(row == null ? id : row.record(), record, Optional.ofNullable(row), stages, now);
            if (results.containsKey(key)) {
                throw Refused.invalid("twice-in-batch", "lead %s stands twice in one batch", record.externalId());
            }
            if (row == null) {
                Optional<StageMove> first = told.first();
                Stage stage = first.map(StageMove::to).orElseGet(() -> stages.first(StageKind.VISITOR));
                fresh.add(parameters(id, record, owner)
                        .addValue("source", record.source())
                        .addValue("externalId", record.externalId())
                        .addValue("now", Moments.utc(now))
                        .addValue("stage", stage.id().value())
                        .addValue("since", Moments.utc(first.map(StageMove::at).orElse(now))));
                touched.add(id);
                results.put(key, new Recorded(id, Result.CREATED));
            } else if (row.differs(record, owner)) {
                changed.add(parameters(id, row.heard(record), owner));
                results.put(key, new Recorded(id, Result.UPDATED));
                touched.add(id);
            } else {
                if (row.own() == null && said(record, row)) {
                    changed.add(parameters(id, record, owner));
                }
                results.put(key, new Recorded(id, Result.UNCHANGED));
            }
            moves.addAll(told.entries());
            // who comes in with entries of its own has been let in elsewhere
            told.arrival().ifPresent(told.entries().isEmpty() ? arrivals::add : moves::add);
        }
        insert(fresh);
        update(changed);
        words.write(results.values().stream()
                .filter(result -> result.result() != Result.UNCHANGED)
                .map(Recorded::id)
                .toList());
        duplicates.hear(records, known, results);
        keepFacts(records, known);
        touched.addAll(attributes(records, results));
        progression.advance(new Progression.News(moves, arrivals, touched, offer)).told().stream()
                .map(StageMove::lead)
                .forEach(touched::add);
        return results.values().stream()
                .map(result -> result.result() == Result.UNCHANGED && touched.contains(result.id())
                        ? new Recorded(result.id(), Result.UPDATED)
                        : result)
                .toList();
    }

    /** Nobody else changes the lead itself until the end of the transaction, so what is read of it now still holds then. */
    @PreAuthorize(Access.WORKERS)
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(Id lead) {
        jdbc.queryForList(
                "SELECT id FROM lead_record WHERE id = :lead FOR UPDATE", Map.of("lead", lead.value()), Long.class);
    }

    private Map<String, LeadRow> known(List<LeadRecord> records) {
        Map<String, LeadRow> known = new HashMap<>();
        records.stream()
                .collect(Collectors.groupingBy(
                        LeadRecord::source, Collectors.mapping(LeadRecord::externalId, Collectors.toList())))
                .forEach((source, externalIds) -> jdbc.query(
                        "SELECT * FROM lead_record WHERE source = :source AND external_id IN (:ids)",
                        Map.of("source", source, "ids", externalIds),
                        row -> {
                            known.put(
                                    LeadRecord.key(row.getString("source"), row.getString("external_id")),
                                    LeadRow.of(row));
                        }));
        return known;
    }

    /** Whether the source names another stage than the last time, even if the lead stands there already. */
    private static boolean said(LeadRecord record, LeadRow row) {
        return record.stage().filter(stage -> !stage.equals(row.saidStage())).isPresent();
    }

    private static MapSqlParameterSource parameters(Id id, LeadRecord record, Optional<LeadRow.Owner> owner) {
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("id", id.value())
                .addValue("owned", owner.isPresent())
                .addValue(
                        "owner", owner.map(LeadRow.Owner::person).map(Id::value).orElse(null))
                .addValue("ownerName", owner.map(LeadRow.Owner::name).orElse(null))
                .addValue("saidOwner", record.owner().map(String::strip).orElse(null))
                .addValue("saidStage", record.stage().orElse(null))
                .addValue("createdAt", record.createdAt().map(Moments::utc).orElse(null));
        LeadRow.texts(record).forEach((column, text) -> parameters.addValue(column, text.orElse(null)));
        return parameters;
    }

    private void insert(List<MapSqlParameterSource> rows) {
        jdbc.batchUpdate("""
                INSERT INTO lead_record (id, source, external_id, email, first_name, last_name, company, job_title, country,
                                         segment, channel, campaign, owner_id, owner_name, said_owner, said_stage, created_at,
                                         recorded_at, stage_id, stage_since, disqualified_reason)
                VALUES (:id, :source, :externalId, :email, :first_name, :last_name, :company, :job_title, :country,
                        :segment, :channel, :campaign, :owner, :ownerName, :saidOwner, :saidStage, :createdAt, :now,
                        :stage, :since, :disqualified_reason)
                """, rows.toArray(MapSqlParameterSource[]::new));
    }

    private void update(List<MapSqlParameterSource> rows) {
        rows.forEach(row -> changedLeads.note(Id.of((Long) Objects.requireNonNull(row.getValue("id")))));
        jdbc.batchUpdate("""
                UPDATE lead_record
                   SET email = COALESCE(:email, email), first_name = COALESCE(:first_name, first_name),
                       last_name = COALESCE(:last_name, last_name), company = COALESCE(:company, company),
                       job_title = COALESCE(:job_title, job_title), country = COALESCE(:country, country),
                       segment = COALESCE(:segment, segment), channel = COALESCE(:channel, channel),
                       campaign = COALESCE(:campaign, campaign), created_at = COALESCE(:createdAt, created_at),
                       owner_id = CASE WHEN :owned THEN :owner ELSE owner_id END,
                       owner_name = CASE WHEN :owned THEN :ownerName ELSE owner_name END,
                       said_owner = COALESCE(:saidOwner, said_owner), said_stage = COALESCE(:saidStage, said_stage),
                       disqualified_reason = COALESCE(:disqualified_reason, disqualified_reason)
                 WHERE id = :id
                """, rows.toArray(MapSqlParameterSource[]::new));
    }

    /** What was known before of what definitions may ask for. */
    private void keepFacts(List<LeadRecord> records, Map<String, LeadRow> known) {
        List<FactChanges.Change> changes = new ArrayList<>();
        for (LeadRecord record : records) {
            LeadRow row = known.get(record.key());
            if (row != null) {
                row.changes(record).forEach(changes::add);
            }
        }
        factChanges.keep(changes);
    }

    /** @return the leads of which an attribute changed */
    private Set<Id> attributes(List<LeadRecord> records, Map<String, Recorded> results) {
        Set<Id> touched = new HashSet<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (LeadRecord record : records) {
            Recorded result = Objects.requireNonNull(results.get(record.key()));
            record.attributes()
                    .forEach((name, value) -> rows.add(new MapSqlParameterSource()
                            .addValue("lead", result.id().value())
                            .addValue("name", name)
                            .addValue("value", value)));
        }
        if (rows.isEmpty()) {
            return touched;
        }
        Map<String, String> known = new HashMap<>();
        jdbc.query(
                "SELECT lead_id, name, value FROM lead_attribute WHERE lead_id IN (:leads)",
                Map.of(
                        "leads",
                        results.values().stream()
                                .map(result -> result.id().value())
                                .toList()),
                row -> {
                    known.put(row.getLong(1) + " " + row.getString(2), row.getString(3));
                });
        List<MapSqlParameterSource> changed = rows.stream()
                .filter(row -> !Objects.equals(
                        known.get(row.getValue("lead") + " " + row.getValue("name")), row.getValue("value")))
                .toList();
        changed.forEach(row -> touched.add(Id.of((Long) Objects.requireNonNull(row.getValue("lead")))));
        Set<Id> fresh = results.values().stream()
                .filter(result -> result.result() == Result.CREATED)
                .map(Recorded::id)
                .collect(Collectors.toSet());
        factChanges.keep(changed.stream()
                .map(row -> FactChanges.Change.ofAttribute(
                        Id.of((Long) Objects.requireNonNull(row.getValue("lead"))),
                        String.valueOf(row.getValue("name")),
                        known.get(row.getValue("lead") + " " + row.getValue("name")),
                        String.valueOf(row.getValue("value"))))
                .filter(change -> !fresh.contains(change.lead()))
                .toList());
        jdbc.batchUpdate("""
                INSERT INTO lead_attribute (lead_id, name, value) VALUES (:lead, :name, :value)
                ON DUPLICATE KEY UPDATE value = VALUES(value)
                """, changed.toArray(MapSqlParameterSource[]::new));
        return touched;
    }

    /**
     * Moves a lead by hand. A marketer moves leads that stand in a stage of Marketing; a rep those that they are
     * responsible for.
     *
     * @throws Refused with code {@code not-yours}, {@code missing-reason}, or {@code open-dispute} and the like where other
     *     work holds it
     */
    @PreAuthorize(Access.WORKERS)
    public void move(Id named, String stage, String reason) {
        if (reason.isBlank()) {
            throw Refused.invalid("missing-reason", "say why the lead moves");
        }
        Id lead = mergedRecords.survivorsOf(List.of(named)).getOrDefault(named, named);
        Lifecycle.Stages stages = lifecycle.stages();
        LeadRow row = row(lead);
        refuseForeign(acting.now(), stages.byId(row.stage()), Optional.ofNullable(row.owner()));
        refuseHeld(lead);
        enter(List.of(new StageMove(lead, stages.keyed(stage), clock.instant(), reason.strip())));
    }

    private static void refuseForeign(SignedIn who, Stage from, Optional<Id> owner) {
        if (!MoveRights.allow(who, from.department(), owner)) {
            throw Refused.forbidden(
                    "not-yours", "%s may not move a lead out of %s: it belongs to others", who.name(), from.label());
        }
    }

    private void refuseHeld(Id lead) {
        openWork.stream().filter(OpenWork::holdsStage).forEach(work -> {
            boolean held = !jdbc.queryForList(
                            "SELECT lead_id FROM (" + work.leads() + ") held WHERE lead_id = :lead",
                            Map.of("lead", lead.value()),
                            Long.class)
                    .isEmpty();
            if (held) {
                throw Refused.conflict("open-" + work.key(), "lead %s stays where it is: %s", lead, work.reason());
            }
        });
    }

    /** Enters stages as another module's decision wants it: an accepted handoff, a repositioning, a deal. */
    @PreAuthorize(Access.WORKERS)
    public void enter(List<StageMove> moves) {
        progression.advance(Progression.News.moves(moves, true));
    }

    /**
     * Takes back the entry by which a lead has stood where it stands since that moment: whoever decided it, who is
     * responsible for the lead since, has thought better of it. The entry stays, marked, and counts nowhere.
     *
     * @throws Refused with code {@code moved-on} where the lead stands there by something else, or somebody else is
     *     responsible
     */
    @PreAuthorize(Access.WORKERS)
    public void takeBack(Id lead, Instant since) {
        progression.takeBack(lead, since);
    }

    /** Makes a person responsible for a lead, or the queue of a team where it is nobody yet. */
    @PreAuthorize(Access.WORKERS)
    public void giveTo(Id lead, Optional<Id> person) {
        int found = jdbc.update(
                "UPDATE lead_record SET owner_id = :owner, owner_name = NULL WHERE id = :lead",
                new MapSqlParameterSource()
                        .addValue("owner", person.map(Id::value).orElse(null))
                        .addValue("lead", lead.value()));
        if (found == 0) {
            throw unknown(lead);
        }
        changedLeads.note(lead);
    }

    /** Makes each of these people responsible for a lead. */
    @PreAuthorize(Access.WORKERS)
    public void giveTo(Map<Id, Id> people) {
        // in one order for all, as each lead is locked
        Object[] leadThenPerson = people.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry ->
                        Stream.of(entry.getKey().value(), entry.getValue().value()))
                .toArray();
        jdbc.getJdbcOperations()
                .update(
                        """
                UPDATE (%s) n STRAIGHT_JOIN lead_record l ON l.id = n.lead_id
                   SET l.owner_id = n.person_id, l.owner_name = NULL
                """.formatted(String.join(
                                " UNION ALL ",
                                Collections.nCopies(people.size(), "SELECT ? AS lead_id, ? AS person_id"))),
                        leadThenPerson);
        people.keySet().forEach(changedLeads::note);
    }

    /** Keeps a lead out of new campaigns and offers until that moment. */
    @PreAuthorize(Access.MARKETING)
    public void coolOff(Id lead, Optional<Instant> until) {
        jdbc.update(
                "UPDATE lead_record SET cool_off_until = :until WHERE id = :lead",
                new MapSqlParameterSource()
                        .addValue("until", until.map(Moments::utc).orElse(null))
                        .addValue("lead", lead.value()));
    }

    /**
     * Keeps a lead in the stage where it stands, and its person from being forgotten, until it is released: a dispute
     * is open. The database itself refuses what would break that.
     *
     * @return the stage
     * @throws Refused with code {@code erased} where the person has been forgotten
     */
    @PreAuthorize(Access.WORKERS)
    public Id hold(Id lead) {
        Id stage = row(lead).stage();
        int held = jdbc.update(
                "UPDATE lead_record SET held_in_stage_id = stage_id WHERE id = :lead AND erased_at IS NULL",
                Map.of("lead", lead.value()));
        if (held == 0) {
            throw Refused.conflict("erased", "the person behind lead %s was erased", lead);
        }
        return stage;
    }

    /** Lets a lead move again. As long as a dispute without a verdict refers to it, the database refuses that. */
    @PreAuthorize(Access.WORKERS)
    public void release(Id lead) {
        jdbc.update("UPDATE lead_record SET held_in_stage_id = NULL WHERE id = :lead", Map.of("lead", lead.value()));
    }

    /**
     * Forgets the person behind a lead. The history stays, without a name, and every figure stays as it was.
     *
     * @throws Refused where another module still needs the person, such as an open dispute
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void erase(Id named) {
        Id lead = mergedRecords.survivorsOf(List.of(named)).getOrDefault(named, named);
        row(lead);
        erasure.erase(lead);
    }

    private LeadRow row(Id lead) {
        return jdbc
                .query(
                        "SELECT * FROM lead_record WHERE id = :lead",
                        Map.of("lead", lead.value()),
                        (row, number) -> LeadRow.of(row))
                .stream()
                .findFirst()
                .orElseThrow(() -> unknown(lead));
    }

    private static Refused unknown(Id lead) {
        return Refused.notFound("unknown-lead", "there is no lead %s", lead);
    }
}
