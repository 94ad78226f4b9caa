package dev.accord.glossary;

import dev.accord.glossary.DraftEvent.DraftDiscussed;
import dev.accord.glossary.DraftEvent.DraftProposed;
import dev.accord.glossary.DraftEvent.DraftRevised;
import dev.accord.glossary.DraftEvent.DraftSigned;
import dev.accord.glossary.DraftEvent.DraftWithdrawn;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.DepartmentCard;
import dev.accord.people.Directory;
import dev.accord.people.Mentions;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import dev.accord.shared.Tiding;
import dev.accord.shared.Tidings;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proposes, discusses and signs new versions of a term. A draft changes nothing; when the last department has signed, it
 * takes effect at that moment or, where that is later, on the day that was wanted.
 */
@Service
@Transactional
public class Drafts {

    private static final int LONGEST_COMMENT = 2_000;
    private static final int LONGEST_REASON = 500;

    private final TermBook book;
    private final Directory directory;
    private final Mentions mentions;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Drafts(
            TermBook book,
            Directory directory,
            Mentions mentions,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone,
            Acting acting,
            ApplicationEventPublisher events) {
        this.book = book;
        this.directory = directory;
        this.mentions = mentions;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.acting = acting;
        this.events = events;
    }

    /**
     * Proposes another version of a term.
     *
     * @throws Refused with code {@code unknown-term}, {@code draft-open}, {@code no-stage}, {@code no-measure} or
     *     {@code unknown-person}
     */
    @PreAuthorize(Access.WORKERS)
    public Id propose(String term, Proposal proposal) {
        TermStory story = book.storyOf(term);
        check(story.term(), proposal);
        story.draft().ifPresent(draft -> {
            throw alreadyOpen(draft.label());
        });
        Id id = ids.next();
        Instant now = clock.instant();
        int version = 1
                + story.versions().stream().mapToInt(VersionCard::version).max().orElse(0);
        try {
            jdbc.sql("""
                            INSERT INTO definition_version (id, term, version, body, owner_id, wanted_on, criteria, lapse,
                                                            agreed_amount, agreed_currency, created_at, created_by)
                            VALUES (:id, :term, :version, :body, :owner, :wanted, :criteria, :lapse, :amount, :currency,
                                    :now, :me)
                            """)
                    .params(content(proposal, now))
                    .param("id", id.value())
                    .param("term", story.term().key())
                    .param("version", version)
                    .update();
        } catch (DuplicateKeyException meanwhile) {
            throw alreadyOpen(story.term().name() + " v" + version);
        }
        events.publishEvent(new DraftProposed(
                now,
                acting.now().person(),
                id,
                "proposed %s v%d".formatted(story.term().name(), version)));
        return id;
    }

    private static Refused alreadyOpen(String label) {
        return Refused.conflict("draft-open", "there is a draft of %s already: change it or discuss it", label);
    }

    /**
     * Changes what a draft says. Signatures under what it said before are void; where nothing has changed, nothing
     * happens.
     *
     * @param revision the one that the person has read
     * @return the revision as it is now
     * @throws Refused with code {@code changed-meanwhile} where somebody else changed it since, {@code not-open},
     *     {@code not-yours} or those of {@link #propose}
     */
    @PreAuthorize(Access.WORKERS)
    public int revise(Id id, int revision, Proposal proposal) {
        TermStory story = storyOf(id);
        VersionCard draft = open(story, id);
        refuseOthers(draft);
        check(story.term(), proposal);
        refuseStale(draft, revision);
        if (draft.says().equals(proposal)) {
            return revision;
        }
        Instant now = clock.instant();
        int changed = jdbc.sql("""
                        UPDATE definition_version
                           SET body = :body, owner_id = :owner, wanted_on = :wanted, criteria = :criteria, lapse = :lapse,
                               agreed_amount = :amount, agreed_currency = :currency, revision = revision + 1,
                               revised_at = :now, revised_by = :me
                         WHERE id = :id AND revision = :revision AND open_term IS NOT NULL
                        """)
                .params(content(proposal, now))
                .param("id", id.value())
                .param("revision", revision)
                .update();
        if (changed == 0) {
            throw changedMeanwhile(draft.label());
        }
        String voided = draft.valid().isEmpty()
                ? ""
                : draft.valid().stream()
                        .map(Signature::departmentName)
                        .collect(Collectors.joining(" and ", "; the signature of ", " is void"));
        events.publishEvent(
                new DraftRevised(now, acting.now().person(), id, "changed the draft " + draft.label() + voided));
        return revision + 1;
    }

    /** Takes a draft back. It is kept, with the reason. */
    @PreAuthorize(Access.WORKERS)
    public void withdraw(Id id, String why) {
        VersionCard draft = open(storyOf(id), id);
        refuseOthers(draft);
        String reason = text(why, LONGEST_REASON, "say why the draft is withdrawn");
        Instant now = clock.instant();
        int withdrawn = jdbc.sql("""
                        UPDATE definition_version SET withdrawn_at = :now, withdrawn_by = :me, withdrawn_why = :why
                         WHERE id = :id AND open_term IS NOT NULL
                        """)
                .param("now", Timestamp.from(now))
                .param("me", me())
                .param("why", reason)
                .param("id", id.value())
                .update();
        if (withdrawn == 0) {
            throw changedMeanwhile(draft.label());
        }
        events.publishEvent(new DraftWithdrawn(
                now, acting.now().person(), id, "withdrew the draft %s: %s".formatted(draft.label(), reason)));
    }

    /** Says something about a draft. */
    @PreAuthorize(Access.SIGNED_IN)
    public void discuss(Id id, String comment) {
        VersionCard draft = open(storyOf(id), id);
        String text = text(comment, LONGEST_COMMENT, "write down what you want to say");
        Instant now = clock.instant();
        jdbc.sql("""
                        INSERT INTO definition_comment (id, definition_version_id, text, said_by, said_at)
                        VALUES (:id, :version, :text, :by, :now)
                        """)
                .param("id", ids.next().value())
                .param("version", id.value())
                .param("text", text)
                .param("by", acting.person().value())
                .param("now", Timestamp.from(now))
                .update();
        String said = text.length() <= 200 ? text : text.substring(0, 200) + "…";
        events.publishEvent(
                new DraftDiscussed(now, acting.now().person(), id, "on %s: %s".formatted(draft.label(), said)));
        tellWhoIsNamed(draft, text, now);
    }

    private void tellWhoIsNamed(VersionCard draft, String text, Instant now) {
        List<Tiding> told = mentions.in(text).stream()
                .map(person -> new Tiding(
                        Tiding.Kind.MENTION,
                        person,
                        now,
                        "%s mentioned you in the discussion of %s"
                                .formatted(acting.now().name(), draft.label()),
                        "definitions/" + draft.term(),
                        draft.id(),
                        Optional.empty(),
                        Duration.ZERO))
                .toList();
        if (!told.isEmpty()) {
            events.publishEvent(Tidings.of(told));
        }
    }

    /**
     * Signs a draft for a department. With the last signature it is adopted.
     *
     * @param revision the one that the person has read
     * @return since when the version is, or will be, in force; empty while signatures are missing
     * @throws Refused with code {@code not-your-signature}, {@code not-concerned}, {@code already-signed},
     *     {@code changed-meanwhile} or {@code not-open}
     */
    @PreAuthorize(Access.SIGNERS)
    public Optional<Instant> sign(Id id, int revision, String department) {
        TermStory story = storyOf(id);
        VersionCard draft = open(story, id);
        DepartmentCard signing = story.term().departments().stream()
                .filter(one -> one.code().equals(department))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "not-concerned", "%s does not concern %s", story.term().name(), department));
        if (!DraftPolicy.maySign(acting.now(), department)) {
            throw Refused.forbidden("not-your-signature", "somebody else signs for %s", signing.name());
        }
        refuseStale(draft, revision);
        // Holds the row until the end, so that of two last signatures one sees the other.
        int held = jdbc.sql("""
                        UPDATE definition_version SET revision = revision
                         WHERE id = :id AND revision = :revision AND open_term IS NOT NULL
                        """)
                .param("id", id.value())
                .param("revision", revision)
                .update();
        if (held == 0) {
            throw changedMeanwhile(draft.label());
        }
        Instant now = clock.instant();
        try {
            jdbc.sql("""
                            INSERT INTO definition_sign_off (definition_version_id, department_code, revision, person_id,
                                                             signed_at)
                            VALUES (:id, :department, :revision, :me, :now)
                            """)
                    .param("id", id.value())
                    .param("department", department)
                    .param("revision", revision)
                    .param("me", acting.person().value())
                    .param("now", Timestamp.from(now))
                    .update();
        } catch (DuplicateKeyException signed) {
            throw Refused.conflict("already-signed", "%s has signed %s already", signing.name(), draft.label());
        }
        events.publishEvent(new DraftSigned(
                now,
                acting.now().person(),
                id,
                department,
                "signed %s for %s".formatted(draft.label(), signing.name())));
        TermStory signed = storyOf(id);
        return signed.missing(open(signed, id)).isEmpty() ? Optional.of(adopt(draft, now)) : Optional.empty();
    }

    private Instant adopt(VersionCard draft, Instant now) {
        Instant from = Optional.ofNullable(draft.says().wantedOn())
                .map(day -> day.atStartOfDay(zone).toInstant())
                .filter(wanted -> wanted.isAfter(now))
                .orElse(now);
        jdbc.sql("UPDATE definition_version SET effective_from = :from WHERE id = :id")
                .param("from", Timestamp.from(from))
                .param("id", draft.id().value())
                .update();
        jdbc.sql("UPDATE definition_term SET owner_id = COALESCE(:owner, owner_id) WHERE term_key = :term")
                .param("owner", value(draft.says().owner()))
                .param("term", draft.term())
                .update();
        events.publishEvent(new DefinitionAdopted(now, acting.now().person(), draft.id(), "adopted " + draft.label()));
        return from;
    }

    private void check(Term term, Proposal proposal) {
        if (proposal.criteria() != null && !term.ofStage()) {
            throw Refused.invalid(
                    "no-stage", "no stage belongs to %s, so the portal has nothing to act on by a rule", term.name());
        }
        AgreedValue agreed = proposal.agreed();
        if (agreed != null) {
            boolean money = agreed.currency() != null;
            if (term.measured()
                    .filter(measure -> money == (measure == Term.Measure.MONEY))
                    .isEmpty()) {
                throw Refused.invalid("no-measure", "%s is not agreed in %s", term.name(), money ? "money" : "days");
            }
        }
        if (proposal.owner() != null && !directory.card(proposal.owner()).active()) {
            throw Refused.invalid("unknown-person", "whoever left cannot answer for %s", term.name());
        }
    }

    private void refuseOthers(VersionCard draft) {
        if (!DraftPolicy.mayChange(acting.now(), draft)) {
            throw Refused.forbidden(
                    "not-yours",
                    "%s is changed by who proposed it, a lead or an administrator: say in the discussion what you miss",
                    draft.label());
        }
    }

    private static void refuseStale(VersionCard draft, int revision) {
        if (draft.revision() != revision) {
            throw changedMeanwhile(draft.label());
        }
    }

    private static Refused changedMeanwhile(String label) {
        return Refused.conflict(
                "changed-meanwhile", "somebody changed the draft %s after you opened it: look at it again", label);
    }

    private static VersionCard open(TermStory story, Id id) {
        return story.draft()
                .filter(draft -> draft.id().equals(id))
                .orElseThrow(() ->
                        Refused.conflict("not-open", "this is no draft any more: it was signed by all, or withdrawn"));
    }

    private TermStory storyOf(Id id) {
        return book.storyOf(jdbc.sql("SELECT term FROM definition_version WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("unknown-version", "there is no version %s of a term", id)));
    }

    private static String text(String text, int longest, String missing) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw Refused.invalid("missing-text", missing);
        }
        if (stripped.length() > longest) {
            throw Refused.invalid(
                    "long-text", "the text has %d characters; at most %d fit", stripped.length(), longest);
        }
        return stripped;
    }

    private Map<String, @Nullable Object> content(Proposal proposal, Instant now) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        @Nullable AgreedValue agreed = proposal.agreed();
        @Nullable BigDecimal amount = agreed == null ? null : agreed.amount();
        parameters.put("body", proposal.body());
        parameters.put("owner", value(proposal.owner()));
        parameters.put("wanted", proposal.wantedOn() == null ? null : Date.valueOf(proposal.wantedOn()));
        parameters.put(
                "criteria",
                Optional.ofNullable(proposal.criteria()).map(Criteria::toJson).orElse(null));
        parameters.put("lapse", proposal.lapse().name());
        parameters.put("amount", amount);
        parameters.put("currency", agreed == null ? null : agreed.currency());
        parameters.put("now", Timestamp.from(now));
        parameters.put("me", me());
        return parameters;
    }

    private @Nullable Long me() {
        SignedIn who = acting.now();
        return who.person().map(Id::value).orElse(null);
    }

    private static @Nullable Long value(@Nullable Id id) {
        return id == null ? null : id.value();
    }
}
