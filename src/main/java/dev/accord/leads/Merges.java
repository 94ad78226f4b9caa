package dev.accord.leads;

import dev.accord.leads.LeadFollower.LeadMerge;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one of two records that are the same person, and two of them again. What happened to the merged record is moved
 * to the survivor, row by row and noted, so that all figures count the person once, and undoing finds each row again. See
 * docs/decisions/0014-duplicates-and-merges.md.
 */
@Service
@Transactional
public class Merges {

    private static final String OWN_ENTRY = "own-entry";
    private static final String CORRECTED = "corrected";
    private static final String FACT_CHANGE = "fact-change";
    private static final String PROPOSAL = "proposal";

    /**
     * A record that was merged into another one.
     *
     * @param mayUndo whether whoever asks can undo it now
     */
    public record Merged(
            Id id,
            Id survivor,
            Id merged,
            String source,
            String externalId,
            String name,
            Instant at,
            String by,
            String reason,
            boolean mayUndo)
            implements Serializable {}

    private final JdbcClient jdbc;
    private final LeadBook book;
    private final Lifecycle lifecycle;
    private final MergedRecords records;
    private final MergeFacts facts;
    private final Sayings sayings;
    private final Progression progression;
    private final LeadWords words;
    private final DuplicateWatch duplicates;
    private final ObjectProvider<LeadFollower> followers;
    private final ObjectProvider<OpenWork> openWork;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Merges(
            JdbcClient jdbc,
            LeadBook book,
            Lifecycle lifecycle,
            MergedRecords records,
            MergeFacts facts,
            Sayings sayings,
            Progression progression,
            LeadWords words,
            DuplicateWatch duplicates,
            ObjectProvider<LeadFollower> followers,
            ObjectProvider<OpenWork> openWork,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.book = book;
        this.lifecycle = lifecycle;
        this.records = records;
        this.facts = facts;
        this.sayings = sayings;
        this.progression = progression;
        this.words = words;
        this.duplicates = duplicates;
        this.followers = followers;
        this.openWork = openWork;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /**
     * Makes one of two records.
     *
     * @return the merge, by which it can be undone
     * @throws Refused with code {@code not-yours}, {@code already-merged}, {@code erased}, {@code open-dispute} and the like
     *     where other work holds one of them, or {@code unknown-field}
     */
    @PreAuthorize(Access.WORKERS)
    public Id merge(MergeChoice choice) {
        Id by = acting.person();
        LeadCard survivor = book.card(choice.survivor());
        LeadCard merged = book.card(choice.merged());
        refuseForeign(survivor, merged);
        // asked again once both are held: what comes along must not be moved in vain
        refuseHeld(survivor.id(), merged.id());
        Instant now = clock.instant();
        Lifecycle.Stages stages = lifecycle.stages();
        Stage stage = stages.byId((choice.fromMerged().contains(MergeChoice.STAGE) ? merged : survivor).stageId());
        LeadMerge merge = new LeadMerge(ids.next(), survivor.id(), merged.id(), stage, now);
        Map<String, String> untouched = facts.of(survivor.id());
        Map<String, List<Id>> early = follow(merge);
        claim(survivor.id(), merged.id());
        refuseHeld(survivor.id(), merged.id());
        keep(merge, choice.reason(), by);
        note(merge, early);

        State before = state(survivor.id()).ownedAsIn(untouched); // an offer that came along brought its person
        State other = state(merged.id());
        takeFacts(choice, before.facts(), other.facts());
        records.carry(List.of(merge.id()), merged.id(), survivor.id());
        closeProposals(merge);
        jdbc.sql("DELETE FROM lead_watch WHERE lead_id = :lead")
                .param("lead", merged.id().value())
                .update();
        progression.deriveAnew(List.of(survivor.id().value(), merged.id().value()));
        progression.advance(Progression.News.touched(List.of(survivor.id()), false));
        stand(survivor.id(), stage, now, "merged with %s %s".formatted(merged.source(), merged.externalId()));
        note(merge, follow(merge));
        journal(merge, before, other);
        words.write(List.of(survivor.id(), merged.id()));
        duplicates.lookAgain(keys(survivor, merged));
        events.publishEvent(new LeadsMerged(now, Optional.of(by), survivor.id(), merged.id(), choice.reason()));
        return merge.id();
    }

    private void refuseForeign(LeadCard one, LeadCard other) {
        SignedIn who = acting.now();
        Lifecycle.Stages stages = lifecycle.stages();
        boolean everywhere = who.is(Role.MARKETING_LEAD) || who.is(Role.SALES_MANAGER) || who.is(Role.ADMIN);
        boolean both = Stream.of(one, other)
                .allMatch(lead -> MoveRights.allow(
                        who, stages.byId(lead.stageId()).department(), Optional.ofNullable(lead.ownerId())));
        if (!everywhere && !both) {
            throw Refused.forbidden(
                    "not-yours", "%s may not merge these records: one of them belongs to others", who.name());
        }
    }

    private void keep(LeadMerge merge, String reason, Id by) {
        jdbc.sql("""
                        INSERT INTO lead_merge (id, survivor_id, merged_id, reason, merged_by, merged_at)
                        VALUES (:id, :survivor, :merged, :reason, :by, :now)
                        """)
                .param("id", merge.id().value())
                .param("survivor", merge.survivor().value())
                .param("merged", merge.merged().value())
                .param("reason", reason)
                .param("by", by.value())
                .param("now", Timestamp.from(merge.at()))
                .update();
    }

    private Map<String, List<Id>> follow(LeadMerge merge) {
        Map<String, List<Id>> moved = new HashMap<>();
        followers
                .orderedStream()
                .forEach(follower -> follower.merged(merge)
                        .forEach((kind, rows) -> moved.computeIfAbsent(kind, each -> new ArrayList<>())
                                .addAll(rows)));
        return moved;
    }

    private void note(LeadMerge merge, Map<String, List<Id>> moved) {
        moved.forEach((kind, rows) ->
                records.note(merge.id(), kind, rows.stream().map(Id::value).toList()));
    }

    /** Holds both records, in the order of their ids as everybody does. Of several who merge one at once, one does. */
    private void claim(Id survivor, Id merged) {
        Stream.of(survivor, merged).sorted().forEach(lead -> {
            int claimed = jdbc.sql("""
                            UPDATE lead_record SET merged_into = :into
                             WHERE id = :lead AND merged_into IS NULL AND erased_at IS NULL
                            """)
                    .param("into", lead.equals(merged) ? survivor.value() : null)
                    .param("lead", lead.value())
                    .update();
            if (claimed == 0) {
                LeadCard card = book.card(lead);
                throw card.erasedAt() == null
                        ? alreadyMerged()
                        : Refused.conflict("erased", "the person behind lead %s was erased", lead);
            }
        });
    }

    private static Refused alreadyMerged() {
        return Refused.conflict("already-merged", "one of the two was merged into another record meanwhile");
    }

    private void refuseHeld(Id... leads) {
        List<Long> these = Stream.of(leads).map(Id::value).toList();
        openWork.stream()
                .filter(OpenWork::holdsStage)
                .forEach(work -> jdbc
                        .sql("SELECT lead_id FROM (" + work.leads() + ") held WHERE lead_id IN (:leads)")
                        .param("leads", these)
                        .query(Long.class)
                        .list()
                        .stream()
                        .findFirst()
                        .ifPresent(lead -> {
                            throw Refused.conflict(
                                    "open-" + work.key(),
                                    "%s cannot be merged or parted now: %s",
                                    book.card(new Id(lead)).name(),
                                    work.reason());
                        }));
    }

    /** What a merge can change of a record beside moving rows. */
    private record State(Map<String, String> facts, Map<Long, Boolean> entries, Set<Long> changes) {

        State ownedAsIn(Map<String, String> others) {
            Map<String, String> owned = new HashMap<>(facts);
            for (String field : List.of(MergeFacts.OWNER, MergeFacts.OWNER_NAME)) {
                owned.remove(field);
                Optional.ofNullable(others.get(field)).ifPresent(owner -> owned.put(field, owner));
            }
            return new State(owned, entries, changes);
        }
    }

    private State state(Id lead) {
        Map<Long, Boolean> entries = new HashMap<>();
        jdbc.sql("SELECT id, corrected_at IS NOT NULL FROM stage_entry WHERE lead_id = :lead")
                .param("lead", lead.value())
                .query((row, number) -> entries.put(row.getLong(1), row.getBoolean(2)))
                .list();
        Set<Long> changes = new HashSet<>(jdbc.sql("SELECT id FROM lead_fact_change WHERE lead_id = :lead")
                .param("lead", lead.value())
                .query(Long.class)
                .list());
        return new State(facts.of(lead), entries, changes);
    }

    private void takeFacts(MergeChoice choice, Map<String, String> own, Map<String, String> others) {
        Set<String> taken = new HashSet<>(choice.fromMerged());
        taken.remove(MergeChoice.STAGE);
        if (taken.remove(MergeFacts.OWNER) || taken.remove(MergeFacts.OWNER_NAME)) {
            taken.addAll(Set.of(MergeFacts.OWNER, MergeFacts.OWNER_NAME));
        }
        taken.stream()
                .filter(field -> !field.startsWith(LeadRecord.ATTRIBUTE) && !MergeFacts.isColumn(field))
                .findFirst()
                .ifPresent(field -> {
                    throw Refused.invalid("unknown-field", "a record has no \"%s\"", field);
                });
        taken.retainAll(MergeFacts.differences(own, others));
        // an owner apart, what nobody knows does not count more than what somebody does
        taken.removeIf(field ->
                !others.containsKey(field) && !field.equals(MergeFacts.OWNER) && !field.equals(MergeFacts.OWNER_NAME));
        sayings.overrule(choice.survivor(), own, taken);
        facts.write(choice.survivor(), taken, others);
    }

    /** Marketing is asked about the person, not about the record; the question about the survivor goes on. */
    private void closeProposals(LeadMerge merge) {
        List<Long> open = jdbc.sql("SELECT id FROM stage_proposal WHERE open_lead_id = :lead")
                .param("lead", merge.merged().value())
                .query(Long.class)
                .list();
        if (!open.isEmpty()) {
            records.note(merge.id(), PROPOSAL, open);
            jdbc.sql("UPDATE stage_proposal SET decision = 'OVERTAKEN', decided_at = :now WHERE id IN (:open)")
                    .param("now", Timestamp.from(merge.at()))
                    .param("open", open)
                    .update();
        }
    }

    /** Two histories that are put together end wherever the last entry says; the person stands where somebody chose. */
    private void stand(Id survivor, Stage stage, Instant now, String reason) {
        if (!book.card(survivor).stageId().equals(stage.id())) {
            progression.advance(Progression.News.moves(List.of(new StageMove(survivor, stage, now, reason)), false));
        }
    }

    private void journal(LeadMerge merge, State before, State other) {
        State after = state(merge.survivor());
        facts.journal(merge.id(), before.facts(), after.facts());
        Map<Long, Boolean> known = new HashMap<>(before.entries());
        known.putAll(other.entries());
        records.note(
                merge.id(),
                OWN_ENTRY,
                after.entries().keySet().stream()
                        .filter(entry -> !known.containsKey(entry))
                        .toList());
        records.note(
                merge.id(),
                CORRECTED,
                after.entries().entrySet().stream()
                        .filter(entry -> entry.getValue() && Boolean.FALSE.equals(known.get(entry.getKey())))
                        .map(Map.Entry::getKey)
                        .toList());
        Set<Long> changes = new HashSet<>(after.changes());
        changes.removeAll(before.changes());
        records.note(merge.id(), FACT_CHANGE, changes);
    }

    private static Map<DuplicateWatch.By, Set<String>> keys(LeadCard... leads) {
        Map<DuplicateWatch.By, Set<String>> keys = new HashMap<>();
        for (LeadCard lead : leads) {
            keys.computeIfAbsent(DuplicateWatch.By.EXTERNAL_ID, by -> new HashSet<>())
                    .add(lead.externalId());
            if (lead.email() != null) {
                keys.computeIfAbsent(DuplicateWatch.By.EMAIL, by -> new HashSet<>())
                        .add(lead.email());
            }
        }
        return keys;
    }

    /**
     * Makes two records of one again, exactly as they were: each gets back what it had, and what came in for it since. What
     * was done to the survivor since, and what it was told to be, stays.
     *
     * @throws Refused with code {@code unknown-merge}, {@code already-undone}, {@code merged-since}, {@code not-yours},
     *     {@code missing-reason}, {@code erased}, or {@code open-dispute} and the like
     */
    @PreAuthorize(Access.WORKERS)
    public void undo(Id id, String reason) {
        if (reason.isBlank()) {
            throw Refused.invalid("missing-reason", "say why both are not the same person");
        }
        Id by = acting.person();
        Instant now = clock.instant();
        LeadMerge merge = known(id);
        LeadCard survivor = book.card(merge.survivor());
        LeadCard merged = book.card(merge.merged());
        refuseErased(survivor, merged);
        refuseForeign(survivor, survivor);
        refuseMergedSince(merge);
        end(merge, reason.strip(), by, now);
        hold(merge);
        refuseHeld(merge.survivor(), merge.merged());

        Map<String, List<Id>> noted = records.noted(merge.id());
        delete("stage_entry", noted.get(OWN_ENTRY));
        delete("lead_fact_change", noted.get(FACT_CHANGE));
        records.carryBack(merge.id(), merge.survivor(), merge.merged());
        stopCorrecting(noted.get(CORRECTED));
        sayings.agree(merge.survivor(), facts.restore(merge.id(), merge.survivor()), facts.of(merge.survivor()));
        jdbc.sql("UPDATE lead_record SET merged_into = NULL WHERE id = :lead")
                .param("lead", merge.merged().value())
                .update();
        askAgain(noted.get(PROPOSAL));
        progression.deriveAnew(List.of(merge.survivor().value(), merge.merged().value()));
        progression.advance(Progression.News.touched(List.of(merge.survivor(), merge.merged()), false));
        followers.orderedStream().forEach(follower -> follower.parted(merge, noted));
        words.write(List.of(merge.survivor(), merge.merged()));
        duplicates.lookAgain(keys(survivor, merged, book.card(merge.survivor())));
        events.publishEvent(new LeadsParted(now, Optional.of(by), merge.survivor(), merge.merged(), reason.strip()));
    }

    private LeadMerge known(Id id) {
        return jdbc.sql("""
                        SELECT m.id, m.survivor_id, m.merged_id, m.merged_at, l.stage_id
                          FROM lead_merge m JOIN lead_record l ON l.id = m.survivor_id WHERE m.id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> new LeadMerge(
                        id,
                        new Id(row.getLong("survivor_id")),
                        new Id(row.getLong("merged_id")),
                        lifecycle.stages().byId(new Id(row.getLong("stage_id"))),
                        row.getTimestamp("merged_at").toInstant()))
                .optional()
                .orElseThrow(() -> Refused.notFound("unknown-merge", "there is no merge %s", id));
    }

    private static void refuseErased(LeadCard... leads) {
        for (LeadCard lead : leads) {
            if (lead.erasedAt() != null) {
                throw Refused.conflict("erased", "the person was erased; nobody knows any more who was who");
            }
        }
    }

    /** Merges are undone in the order opposite to that in which they were made, so that each finds what it left. */
    private void refuseMergedSince(LeadMerge merge) {
        boolean since = jdbc.sql("""
                        SELECT COUNT(*) FROM lead_merge
                         WHERE undone_at IS NULL AND id > :id AND (survivor_id = :survivor OR merged_id = :survivor)
                        """)
                        .param("id", merge.id().value())
                        .param("survivor", merge.survivor().value())
                        .query(Integer.class)
                        .single()
                > 0;
        if (since) {
            throw Refused.conflict(
                    "merged-since", "this record has been merged with another one since: undo that first");
        }
    }

    private void end(LeadMerge merge, String reason, Id by, Instant now) {
        int ended = jdbc.sql("""
                        UPDATE lead_merge SET undone_by = :by, undone_at = :now, undo_reason = :reason
                         WHERE id = :id AND undone_at IS NULL
                        """)
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .param("reason", reason.length() <= 300 ? reason : reason.substring(0, 300))
                .param("id", merge.id().value())
                .update();
        if (ended == 0) {
            throw Refused.conflict("already-undone", "this merge was undone already");
        }
    }

    private void hold(LeadMerge merge) {
        Stream.of(merge.survivor(), merge.merged())
                .sorted()
                .forEach(lead -> jdbc.sql("UPDATE lead_record SET stage_id = stage_id WHERE id = :lead")
                        .param("lead", lead.value())
                        .update());
    }

    private void delete(String table, @Nullable List<Id> rows) {
        if (rows != null) {
            jdbc.sql("DELETE FROM " + table + " WHERE id IN (:rows)")
                    .param("rows", rows.stream().map(Id::value).toList())
                    .update();
        }
    }

    /** What the merge had shown to be wrong is right again, unless a definition has said it anew since. */
    private void stopCorrecting(@Nullable List<Id> entries) {
        if (entries != null) {
            List<Long> right = jdbc.sql("""
                            SELECT e.id FROM stage_entry e
                             WHERE e.id IN (:entries) AND e.corrected_at IS NOT NULL
                               AND NOT EXISTS (SELECT 1 FROM stage_entry o
                                                WHERE o.lead_id = e.lead_id AND o.stage_id = e.stage_id
                                                  AND o.entered_at = e.entered_at AND o.live = 2)
                            """)
                    .param("entries", entries.stream().map(Id::value).toList())
                    .query(Long.class)
                    .list();
            if (!right.isEmpty()) {
                jdbc.sql("UPDATE stage_entry SET corrected_at = NULL WHERE id IN (:right)")
                        .param("right", right)
                        .update();
            }
        }
    }

    private void askAgain(@Nullable List<Id> proposals) {
        if (proposals != null) {
            jdbc.sql("""
                            UPDATE stage_proposal SET decision = NULL, decided_at = NULL
                             WHERE id IN (:proposals) AND decision = 'OVERTAKEN'
                            """)
                    .param("proposals", proposals.stream().map(Id::value).toList())
                    .update();
        }
    }

    /** The records that were merged into this one, or this one into another, the last first. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Merged> of(Id lead) {
        SignedIn who = acting.now();
        LeadCard card = book.card(lead);
        boolean may = who.roles().stream().anyMatch(role -> role != Role.EXECUTIVE)
                && (who.is(Role.MARKETING_LEAD)
                        || who.is(Role.SALES_MANAGER)
                        || who.is(Role.ADMIN)
                        || MoveRights.allow(
                                who,
                                lifecycle.stages().byId(card.stageId()).department(),
                                Optional.ofNullable(card.ownerId())));
        return jdbc.sql("""
                        SELECT m.id, m.survivor_id AS survivor, m.merged_id AS merged, l.source, l.external_id, m.merged_at AS at,
                               \s""" + LeadName.SQL + """
                               AS name,
                               TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS `by`, m.reason, :may AS may_undo
                          FROM lead_merge m
                          JOIN lead_record l ON l.id = m.merged_id
                          JOIN person p ON p.id = m.merged_by
                         WHERE m.undone_at IS NULL AND (m.survivor_id = :lead OR m.in_force_id = :lead)
                         ORDER BY m.id DESC
                        """)
                .param("may", may)
                .param("lead", lead.value())
                .query(Merged.class)
                .list();
    }
}
