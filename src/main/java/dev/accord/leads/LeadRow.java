package dev.accord.leads;

import dev.accord.leads.qualification.Facts;
import dev.accord.shared.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the table holds on a lead, as plain columns; used to tell what a source's record changes.
 *
 * @param saidOwner the owner that the source named last: who owns the lead here may have been decided since
 * @param saidStage the stage that the source named last: where the lead stands here may have been decided since
 * @param own where this record was merged into another one, the record itself; all else is then of that other one, but for
 *     what the source said
 */
record LeadRow(
        Id id,
        Map<String, @Nullable Object> columns,
        @Nullable Id owner,
        @Nullable String ownerName,
        @Nullable Instant createdAt,
        Id stage,
        @Nullable String saidOwner,
        @Nullable String saidStage,
        @Nullable LeadRow own) {

    /** The columns that are texts of the source and nothing else. */
    static final String[] TEXTS = {
        "email",
        "first_name",
        "last_name",
        "company",
        "job_title",
        "country",
        "segment",
        "channel",
        "campaign",
        "disqualified_reason"
    };

    static LeadRow of(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> columns = new HashMap<>();
        for (String text : TEXTS) {
            columns.put(text, row.getString(text));
        }
        long owner = row.getLong("owner_id");
        @Nullable Timestamp created = row.getTimestamp("created_at");
        return new LeadRow(
                new Id(row.getLong("id")),
                columns,
                owner == 0 ? null : new Id(owner),
                row.getString("owner_name"),
                created == null ? null : created.toInstant(),
                new Id(row.getLong("stage_id")),
                row.getString("said_owner"),
                row.getString("said_stage"),
                null);
    }

    /** This record, which was merged into that one. */
    LeadRow mergedInto(LeadRow survivor) {
        return new LeadRow(
                survivor.id,
                survivor.columns,
                survivor.owner,
                survivor.ownerName,
                survivor.createdAt,
                survivor.stage,
                saidOwner,
                saidStage,
                this);
    }

    /** The record by which the source knows the lead. */
    Id record() {
        return own == null ? id : own.id;
    }

    /** What a record says that is to be written here: of a merged one, its own record keeps who owns it and where it stands. */
    LeadRecord heard(LeadRecord record) {
        return own == null ? record : record.silentOnStanding();
    }

    /** What is known by these columns. */
    Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        columns.forEach((column, value) -> {
            if (value != null) {
                facts.put(column, value.toString());
            }
        });
        if (createdAt != null) {
            facts.put("created_at", createdAt.toString());
        }
        return facts;
    }

    static Map<String, Optional<String>> texts(LeadRecord record) {
        Map<String, Optional<String>> texts = new HashMap<>();
        texts.put("email", record.email().map(String::strip));
        texts.put("first_name", record.firstName());
        texts.put("last_name", record.lastName());
        texts.put("company", record.company());
        texts.put("job_title", record.jobTitle());
        texts.put("country", record.country());
        texts.put("segment", record.segment());
        texts.put("channel", record.channel());
        texts.put("campaign", record.campaign());
        texts.put("disqualified_reason", record.disqualifiedReason());
        return texts;
    }

    /** Whether the record says something that the row does not. */
    boolean differs(LeadRecord record, Optional<Owner> newOwner) {
        boolean texts = LeadRow.texts(record).entrySet().stream()
                .anyMatch(entry -> entry.getValue().isPresent()
                        && !Objects.equals(entry.getValue().get(), columns.get(entry.getKey())));
        boolean owned = newOwner.isPresent()
                && !(Objects.equals(newOwner.get().person(), owner)
                        && Objects.equals(newOwner.get().name(), ownerName));
        boolean created =
                record.createdAt().isPresent() && !record.createdAt().get().equals(createdAt);
        return texts || owned || created;
    }

    /** What the record changes of the facts that definitions may ask for. */
    List<FactChanges.Change> changes(LeadRecord record) {
        Map<String, Optional<String>> said = LeadRow.texts(record);
        return Facts.columns().entrySet().stream()
                .filter(field -> said.getOrDefault(field.getValue(), Optional.empty())
                        .filter(text -> !text.equals(columns.get(field.getValue())))
                        .isPresent())
                .map(field -> new FactChanges.Change(
                        id,
                        field.getKey(),
                        (String) columns.get(field.getValue()),
                        said.getOrDefault(field.getValue(), Optional.empty()).orElse(null)))
                .toList();
    }

    /**
     * Whether the record names an owner that is news. Naming the same one again takes nothing from whoever is
     * responsible by now; but a mere name becomes the person who has joined the portal since.
     */
    boolean hearsOf(String name, Owner who) {
        boolean again = name.equals(saidOwner);
        boolean joined = owner == null && name.equals(ownerName) && who.person() != null;
        return !again || joined;
    }

    /** An owner: a person of the portal, or a name that nobody here has. */
    record Owner(@Nullable Id person, @Nullable String name) {}
}
