package dev.accord.leads;

import dev.accord.leads.DuplicateWatch.By;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proposes records that may be the same person: they have the same e-mail, or the same external id in two sources. A
 * person decides; {@link Merges} makes one of two.
 */
@Service
@Transactional
public class Duplicates {

    /** No more than this are counted. */
    public static final int MOST = 10_000;

    private static final int LONGEST_REASON = 300;

    /** A proposal {@code p} with the names of the first two of its records, which an index gives in order. */
    private static final String PROPOSAL = """
            SELECT p.by_what AS shared, p.value, p.members, p.found_at,
                   (%1$s ORDER BY m.id LIMIT 1) AS one, (%1$s ORDER BY m.id LIMIT 1 OFFSET 1) AS other
            """;

    private static final String NAMED = """
            SELECT CONCAT(COALESCE(NULLIF(TRIM(CONCAT(COALESCE(m.first_name, ''), ' ', COALESCE(m.last_name, ''))), ''),
                                   m.email, m.external_id), ' (', m.source, ')')
              FROM lead_record m WHERE m.%1$s = p.value AND m.merged_into IS NULL AND m.erased_at IS NULL""";

    /** What the records have in common. */
    public enum Shared {
        EMAIL("Same e-mail"),
        EXTERNAL_ID("Same external id");

        private final String label;

        Shared(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** The word in an address. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads it from an address; the e-mail where it says nothing known. */
        public static Shared of(String key) {
            return Arrays.stream(values())
                    .filter(shared -> shared.key().equals(key))
                    .findFirst()
                    .orElse(EMAIL);
        }

        private By by() {
            return By.valueOf(name());
        }
    }

    /**
     * Records that may be one person.
     *
     * @param members how many there are
     * @param one the oldest of them, by name and source
     * @param other the one after it
     */
    public record Proposal(
            Shared shared,
            String value,
            int members,
            Instant foundAt,
            @Nullable String one,
            @Nullable String other) implements Serializable {}

    /** A fact of two records side by side; null: unknown. */
    public record Pair(
            String field,
            String label,
            @Nullable String left,
            @Nullable String right) implements Serializable {

        public boolean differs() {
            return !Objects.equals(left, right);
        }

        /** Whether it is a moment, in ISO form. */
        public boolean isMoment() {
            return MergeFacts.isMoment(field);
        }

        /** Whether it also says something where it is empty: nobody is responsible. */
        public boolean countsWhereEmpty() {
            return field.equals(MergeFacts.OWNER);
        }
    }

    /** How much has happened to a record. */
    public record Weight(int entries, int activities, int deals) implements Serializable {}

    /**
     * Two records side by side.
     *
     * @param facts the differing ones first
     * @param leftStays whether the left one is the better survivor
     * @param fromRight the fields of which the right one's value seems the better one
     */
    public record SideBySide(
            LeadCard left,
            LeadCard right,
            List<Pair> facts,
            Weight leftWeight,
            Weight rightWeight,
            boolean leftStays,
            Set<String> fromRight)
            implements Serializable {}

    /** Somebody said that records are different people. */
    public record DuplicateDismissed(Instant at, Optional<Id> by, List<Id> leads, String reason)
            implements DomainEvent {
        @Override
        public String subject() {
            return "lead";
        }

        @Override
        public Optional<Id> subjectId() {
            return leads.stream().findFirst();
        }

        @Override
        public String summary() {
            return "%d records with something in common are different people: %s".formatted(leads.size(), reason);
        }
    }

    private final JdbcClient jdbc;
    private final LeadBook book;
    private final Lifecycle lifecycle;
    private final MergeFacts facts;
    private final DuplicateWatch watch;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Duplicates(
            JdbcClient jdbc,
            LeadBook book,
            Lifecycle lifecycle,
            MergeFacts facts,
            DuplicateWatch watch,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.book = book;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.watch = watch;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    private static String proposals(Shared shared) {
        return PROPOSAL.formatted(NAMED.formatted(shared.by().column()));
    }

    /** The open proposals, the last found first. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Proposal> open(Shared shared, int offset, int limit) {
        return jdbc.sql(proposals(shared) + """
                          FROM (SELECT by_what, value, members, found_at
                                  FROM duplicate_proposal FORCE INDEX (ix_duplicate_proposal_open)
                                 WHERE is_open = TRUE AND by_what = :by
                                 ORDER BY found_at DESC, value DESC LIMIT :limit OFFSET :offset) p
                         ORDER BY p.found_at DESC, p.value DESC
                        """)
                .param("by", shared.name())
                .param("limit", limit)
                .param("offset", offset)
                .query(Proposal.class)
                .list();
    }

    /** How many are open: exactly up to {@link #MOST}. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public int count(Shared shared) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM (SELECT 1 FROM duplicate_proposal
                                               WHERE is_open = TRUE AND by_what = :by LIMIT :most) counted
                        """)
                .param("by", shared.name())
                .param("most", MOST)
                .query(Integer.class)
                .single();
    }

    /** The records that have it, the oldest first. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<LeadCard> members(Shared shared, String value, int limit) {
        return jdbc.sql(LeadBook.COLUMNS + "\n  FROM lead_record l" + LeadBook.JOINS
                        + " WHERE l." + shared.by().column()
                        + " = :value AND l.merged_into IS NULL AND l.erased_at IS NULL ORDER BY l.id LIMIT :limit")
                .param("value", value)
                .param("limit", limit)
                .query(LeadCard.class)
                .list();
    }

    /** What else may be the same person as this lead, as long as nobody has decided. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Proposal> about(Id lead) {
        return Arrays.stream(Shared.values())
                .flatMap(shared -> jdbc
                        .sql(proposals(shared) + """
                          FROM lead_record l
                          JOIN duplicate_proposal p ON p.is_open AND p.by_what = :by AND p.value = l.%1$s
                         WHERE l.id = :lead AND l.merged_into IS NULL AND l.erased_at IS NULL
                        """.formatted(shared.by().column()))
                        .param("by", shared.name())
                        .param("lead", lead.value())
                        .query(Proposal.class)
                        .list()
                        .stream())
                .toList();
    }

    /** Two records as they are to be compared, with a proposal of what should count. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public SideBySide compare(Id one, Id other) {
        LeadCard left = book.card(one);
        LeadCard right = book.card(other);
        Map<String, String> leftFacts = facts.of(one);
        Map<String, String> rightFacts = facts.of(other);
        int further = further(left, right);
        boolean leftStays = further == 0 ? one.compareTo(other) <= 0 : further > 0;
        Set<String> fromRight = new HashSet<>();
        Set<String> fields = new LinkedHashSet<>(LABELS.keySet());
        Set<String> attributes = new TreeSet<>(leftFacts.keySet());
        attributes.addAll(rightFacts.keySet());
        attributes.removeIf(field -> !field.startsWith(LeadRecord.ATTRIBUTE));
        fields.addAll(attributes);
        List<Pair> pairs = new ArrayList<>();
        pairs.add(new Pair(MergeChoice.STAGE, "Stage", left.stageLabel(), right.stageLabel()));
        if (further < 0) {
            fromRight.add(MergeChoice.STAGE);
        }
        for (String field : fields) {
            Pair pair = field.equals(MergeFacts.OWNER)
                    ? new Pair(field, label(field), left.ownerName(), right.ownerName())
                    : new Pair(field, label(field), leftFacts.get(field), rightFacts.get(field));
            if (pair.left() != null || pair.right() != null) {
                pairs.add(pair);
                if (rightSeemsBetter(pair, leftStays)) {
                    fromRight.add(field);
                }
            }
        }
        pairs.sort((a, b) -> Boolean.compare(b.differs(), a.differs()));
        return new SideBySide(left, right, List.copyOf(pairs), weight(one), weight(other), leftStays, fromRight);
    }

    private static final Map<String, String> LABELS = labels();

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("first_name", "First name");
        labels.put("last_name", "Last name");
        labels.put("email", "E-mail");
        labels.put("company", "Company");
        labels.put("job_title", "Job title");
        labels.put("country", "Country");
        labels.put("segment", "Segment");
        labels.put("channel", "Channel");
        labels.put("campaign", "Campaign");
        labels.put(MergeFacts.OWNER, "Responsible");
        labels.put(MergeFacts.CREATED, "Created");
        labels.put(MergeFacts.COOL_OFF, "Cools off until");
        labels.put("disqualified_reason", "Disqualified because");
        return labels;
    }

    private static String label(String field) {
        return LABELS.getOrDefault(
                field, field.startsWith(LeadRecord.ATTRIBUTE) ? field.substring(LeadRecord.ATTRIBUTE.length()) : field);
    }

    /** The earlier arrival, the longer rest, otherwise what the survivor says, as far as it says anything. */
    private static boolean rightSeemsBetter(Pair pair, boolean leftStays) {
        if (pair.left() == null || pair.right() == null) {
            return pair.left() == null;
        }
        return switch (pair.field()) {
            case MergeFacts.CREATED -> Instant.parse(pair.right()).isBefore(Instant.parse(pair.left()));
            case MergeFacts.COOL_OFF -> Instant.parse(pair.right()).isAfter(Instant.parse(pair.left()));
            default -> !leftStays;
        };
    }

    /** Above 0: the left one is further along the lifecycle; of two that stand beside it, the later one counts. */
    private int further(LeadCard left, LeadCard right) {
        Lifecycle.Stages stages = lifecycle.stages();
        Stage one = stages.byId(left.stageId());
        Stage other = stages.byId(right.stageId());
        if (one.mainLine() && other.mainLine()) {
            return Integer.compare(one.position(), other.position());
        }
        if (one.kind() == StageKind.VISITOR || other.kind() == StageKind.VISITOR) {
            return Boolean.compare(one.kind() != StageKind.VISITOR, other.kind() != StageKind.VISITOR);
        }
        return left.stageSince().compareTo(right.stageSince());
    }

    private Weight weight(Id lead) {
        return jdbc.sql("""
                        SELECT (SELECT COUNT(*) FROM stage_entry WHERE lead_id = :lead) AS entries,
                               (SELECT COUNT(*) FROM lead_activity WHERE lead_id = :lead) AS activities,
                               (SELECT COUNT(*) FROM opportunity WHERE lead_id = :lead) AS deals
                        """).param("lead", lead.value()).query(Weight.class).single();
    }

    /**
     * Says that the records which have this are different people. They are not proposed again, unless another record comes
     * to have it.
     *
     * @throws Refused with code {@code unknown-proposal} or {@code long-reason}
     */
    @PreAuthorize(Access.WORKERS)
    public void dismiss(Shared shared, String value, String reason) {
        String why = reason.isBlank() ? "not the same person" : reason.strip();
        if (why.length() > LONGEST_REASON) {
            throw Refused.invalid(
                    "long-reason", "the reason has %d characters; at most %d fit", why.length(), LONGEST_REASON);
        }
        List<Long> members = members(shared.by(), value);
        if (members.size() < 2) {
            throw Refused.notFound("unknown-proposal", "no two records have this any more");
        }
        Map<By, Set<String>> dismissed = new EnumMap<>(By.class);
        dismissed.put(shared.by(), new HashSet<>(Set.of(value)));
        // what the same records have in common beside it says no more
        watch.valuesOf(members)
                .forEach((by, values) -> values.stream()
                        .filter(other -> by != shared.by() || !other.equals(value))
                        .filter(other -> isWithin(members, members(by, other)))
                        .forEach(other -> dismissed
                                .computeIfAbsent(by, each -> new HashSet<>())
                                .add(other)));
        Instant now = clock.instant();
        dismissed.forEach((by, values) -> values.forEach(each -> keep(by, each, why, now)));
        watch.lookAgain(dismissed);
        events.publishEvent(new DuplicateDismissed(
                now,
                acting.now().person(),
                members.stream().limit(20).map(Id::new).toList(),
                why));
    }

    private static boolean isWithin(List<Long> members, List<Long> others) {
        return others.size() > 1 && members.containsAll(others);
    }

    private List<Long> members(By by, String value) {
        return jdbc.sql("SELECT id FROM lead_record WHERE " + by.column()
                        + " = :value AND merged_into IS NULL AND erased_at IS NULL")
                .param("value", value)
                .query(Long.class)
                .list();
    }

    private void keep(By by, String value, String why, Instant now) {
        jdbc.sql("""
                        INSERT INTO duplicate_dismissal (by_what, value, lead_id, dismissed_by, dismissed_at, reason)
                        SELECT :by, :value, l.id, :person, :now, :why FROM lead_record l
                         WHERE l.%s = :value AND l.merged_into IS NULL AND l.erased_at IS NULL
                        ON DUPLICATE KEY UPDATE reason = duplicate_dismissal.reason
                        """.formatted(by.column()))
                .param("by", by.name())
                .param("value", value)
                .param("person", acting.person().value())
                .param("now", Timestamp.from(now))
                .param("why", why)
                .update();
    }
}
