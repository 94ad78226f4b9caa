package dev.accord.leads;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.Definitions;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.DepartmentCard;
import dev.accord.people.Directory;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stages that a lead goes through. They are data: an administrator changes them, and sees before what that does. */
@Service
@Transactional
public class Lifecycle {

    /** The subject of what follows from the stages. */
    public static final String SUBJECT = "stages";

    private static final int LONGEST_WHY = 300;

    /** All stages in their order, at one reading, those included that were retired. */
    public record Stages(List<Stage> all) implements Serializable {

        public Stages {
            all = List.copyOf(all);
        }

        /** @throws Refused with code {@code unknown-stage} */
        public Stage keyed(String key) {
            String wanted = key.strip().toUpperCase(Locale.ROOT);
            return all.stream()
                    .filter(stage -> stage.key().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> Refused.invalid(
                            "unknown-stage",
                            "there is no stage %s; there are %s",
                            key,
                            inUse().stream().map(Stage::key).toList()));
        }

        public Stage byId(Id id) {
            return all.stream()
                    .filter(stage -> stage.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Refused.invalid("unknown-stage", "there is no stage %s", id));
        }

        boolean holds(Id id) {
            return all.stream().anyMatch(stage -> stage.id().equals(id));
        }

        /** Those that can be entered. */
        public List<Stage> inUse() {
            return all.stream().filter(Stage::inUse).toList();
        }

        /** The first stage of that kind that can be entered: the one at the top. */
        public Stage first(StageKind kind) {
            return all.stream()
                    .filter(stage -> stage.kind() == kind && stage.inUse())
                    .findFirst()
                    .orElseThrow(() ->
                            Refused.unprocessable("unknown-stage", "the lifecycle has no stage of kind %s", kind));
        }

        /** The stage that it is part of; empty at the top. */
        public Optional<Stage> parent(Stage part) {
            return Optional.ofNullable(part.parentId()).map(this::byId);
        }

        /** What it is divided into, in order. */
        public List<Stage> parts(Stage whole) {
            return all.stream()
                    .filter(stage -> whole.id().equals(stage.parentId()))
                    .toList();
        }

        public List<Stage> tops() {
            return all.stream().filter(Stage::isTop).toList();
        }

        List<Stage> siblings(Stage stage) {
            return parent(stage).map(this::parts).orElseGet(this::tops);
        }

        /** The stage and all of its parts, at any depth. */
        public List<Stage> tree(Stage whole) {
            return all.stream().filter(stage -> isWithin(stage, whole)).toList();
        }

        /** The stage, what it is part of, and so on up to the top. */
        public List<Stage> line(Stage stage) {
            List<Stage> line = new ArrayList<>(List.of(stage));
            for (Optional<Stage> next = parent(stage); next.isPresent(); next = parent(next.get())) {
                line.add(next.get());
            }
            return line;
        }

        /** Whether who stands in the one stands in the other: it is the same, or part of it. */
        public boolean isWithin(Stage part, Stage whole) {
            return line(part).contains(whole);
        }

        /** The labels from the top down, such as "Opportunity › Negotiation". */
        public String path(Stage stage) {
            return line(stage).reversed().stream().map(Stage::label).collect(Collectors.joining(" › "));
        }

        /** The labels by key: those in use first, a stage before its parts, so that a label which two have means the first. */
        public Map<String, String> labels() {
            Map<String, String> labels = new LinkedHashMap<>();
            inUse().forEach(stage -> labels.put(stage.key(), stage.label()));
            all.forEach(stage -> labels.putIfAbsent(stage.key(), stage.label()));
            return Collections.unmodifiableMap(labels);
        }

        /** The version by which somebody enters a stage: its own, or that of what it is part of. */
        Optional<Id> definition(Stage stage, Definitions.Glossary glossary, Instant at) {
            return line(stage).stream()
                    .flatMap(each -> glossary.inForce(each.key(), at).stream())
                    .findFirst()
                    .map(DefinitionVersion::id);
        }

        Optional<Stage> mergedInto(Stage stage) {
            return Optional.ofNullable(stage.mergedIntoId()).map(this::byId);
        }

        /**
         * Where an entry into that stage at that moment leads: what was merged is entered where it went.
         *
         * @throws Refused with code {@code retired-stage} where nobody enters it any more
         */
        Stage entered(Stage stage, Instant at) {
            @Nullable Instant retired = stage.retiredAt();
            if (retired == null || at.isBefore(retired)) {
                return stage;
            }
            return mergedInto(stage)
                    .map(heir -> entered(heir, at))
                    .orElseThrow(() -> Refused.unprocessable(
                            "retired-stage",
                            "the stage %s was retired on %s: nobody enters it any more",
                            stage.key(),
                            LocalDate.ofInstant(retired, ZoneOffset.UTC)));
        }

        /** Where the leads went that stood there, however often that was retired since; the stage itself while in use. */
        Stage standing(Stage stage) {
            return Optional.ofNullable(stage.movedToId())
                    .map(this::byId)
                    .map(this::standing)
                    .orElse(stage);
        }
    }

    /** A value of a trait, and how many leads of a stage have it. */
    public record TraitValue(String value, long leads) implements Serializable {}

    /** A change that was made. */
    public record Changed(
            Instant at,
            String who,
            String summary,
            @Nullable String reason) implements Serializable {}

    /** Follows a long change, and can break it off. */
    @FunctionalInterface
    public interface Progress {
        /** Told from time to time. @return false to break off; then nothing was changed */
        boolean goesOn(long done, long all);
    }

    private final StageTable table;
    private final LifecycleForecast forecast;
    private final LeadMoves moves;
    private final Passages passages;
    private final Progression progression;
    private final Directory directory;
    private final Definitions definitions;
    private final ObjectProvider<StageUse> uses;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Lifecycle(
            StageTable table,
            LifecycleForecast forecast,
            LeadMoves moves,
            Passages passages,
            Progression progression,
            Directory directory,
            Definitions definitions,
            ObjectProvider<StageUse> uses,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.table = table;
        this.forecast = forecast;
        this.moves = moves;
        this.passages = passages;
        this.progression = progression;
        this.directory = directory;
        this.definitions = definitions;
        this.uses = uses;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public Stages stages() {
        return table.read();
    }

    /** How many leads stand in each stage, its parts not included. */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public Map<Id, Long> standing() {
        return moves.standing();
    }

    /** By what the leads that stand in a stage can be told apart, the most frequent value first; at most 200. */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public List<TraitValue> values(Id stage, Trait trait) {
        return moves.values(stage, trait);
    }

    /** The changes that were made, the newest first. */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public List<Changed> changes(int limit) {
        return table.changes(limit);
    }

    /**
     * What a change would do. Nothing is done yet.
     *
     * @throws Refused where the change makes no sense, such as {@code needed-stage} for a stage that the portal itself
     *     enters, or {@code nothing-changes}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public LifecyclePreview preview(LifecycleChange change) {
        Instant now = now();
        LifecyclePlan plan = plan(change, table.read(), now);
        return forecast.of(plan, table.version(), consequences(plan, now), now);
    }

    /**
     * Changes the stages, moves the leads and tells the past anew, all or nothing. Whoever enters a stage meanwhile
     * waits.
     *
     * @param version of the preview that was agreed to
     * @param why stays in the history of the leads that move
     * @throws Refused with code {@code changed-meanwhile} where the lifecycle is another one since, {@code in-use} where
     *     a consequence stands against it, {@code cancelled} where the progress was broken off
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void apply(LifecycleChange change, int version, String why, Progress progress) {
        if (why.length() > LONGEST_WHY) {
            throw Refused.invalid(
                    "long-reason", "the reason has %d characters; at most %d fit", why.length(), LONGEST_WHY);
        }
        Instant now = now();
        Stages before = table.read();
        LifecyclePlan plan = plan(change, before, now);
        consequences(plan, now).stream()
                .filter(StageUse.Consequence::refuses)
                .findFirst()
                .ifPresent(obstacle -> {
                    throw Refused.conflict("in-use", "%s", obstacle.text());
                });
        table.decide(version, now, plan.summary(), why.strip());
        table.hold();
        StageReach reach = StageReach.of(plan.after());
        if (change instanceof LifecycleChange.Shift || change instanceof LifecycleChange.Adopt) {
            table.remember(before, now);
        }
        table.write(plan.before(), plan.after(), reach);
        Steps steps = new Steps(progress, moves.count(plan));
        String reason = why.isBlank() ? plan.summary() : plan.summary() + ": " + why.strip();
        Optional<Id> by = acting.now().person();
        Definitions.Glossary glossary = definitions.glossary();
        for (LifecyclePlan.Move move : plan.moves()) {
            Optional<Id> definition = plan.after().definition(plan.after().byId(move.to()), glossary, now);
            moves.make(plan, move, now, by, reason, definition, made -> {
                progression.lookAgain(made.stream().map(StageMove::lead).toList());
                events.publishEvent(new LeadsEntered(now, by, made, isOffering(change)));
                steps.done(made.size());
            });
        }
        passages.deriveAnew(reach.differingFrom(StageReach.of(before)), steps::done);
        events.publishEvent(new LifecycleChanged(now, by, change, plan.summary()));
    }

    private LifecyclePlan plan(LifecycleChange change, Stages stages, Instant now) {
        return new LifecyclePlanning(stages, directory.departments(), ids, now).of(change);
    }

    private List<StageUse.Consequence> consequences(LifecyclePlan plan, Instant now) {
        List<StageUse.Consequence> all = new ArrayList<>(owned(plan));
        all.addAll(agreed(plan, now));
        all.addAll(asked(plan));
        uses.orderedStream().forEach(use -> all.addAll(use.consequencesOf(plan)));
        all.sort(Comparator.comparing(StageUse.Consequence::refuses).reversed());
        return all;
    }

    /** Who owns the leads of a stage may move them. */
    private List<StageUse.Consequence> owned(LifecyclePlan plan) {
        Map<String, String> names =
                directory.departments().stream().collect(Collectors.toMap(DepartmentCard::code, DepartmentCard::name));
        return plan.after().all().stream()
                .filter(stage -> plan.before().holds(stage.id()))
                .filter(stage -> !plan.before().byId(stage.id()).department().equals(stage.department()))
                .map(stage -> StageUse.Consequence.note("The leads in %s belong to %s from now on."
                        .formatted(plan.after().path(stage), names.get(stage.department()))))
                .toList();
    }

    /** What the definitions of retired stages come to. */
    private List<StageUse.Consequence> agreed(LifecyclePlan plan, Instant now) {
        Definitions.Glossary glossary = definitions.glossary();
        List<StageUse.Consequence> agreed = new ArrayList<>();
        plan.retired()
                .forEach(stage -> glossary.inForce(stage.key(), now).ifPresent(definition -> {
                    String end = definition.executable().isPresent()
                            ? "The definition %s stays with the entries of the past; by its rule nobody enters a stage any more."
                            : "The definition %s stays with the entries of the past.";
                    agreed.add(StageUse.Consequence.note(end.formatted(definition.label())));
                }));
        return agreed;
    }

    /** Marketing is no longer asked about leads that move. */
    private List<StageUse.Consequence> asked(LifecyclePlan plan) {
        long questions = moves.questioned(plan);
        return questions == 0
                ? List.of()
                : List.of(StageUse.Consequence.note("%,d open %s answered by that: the leads move on."
                        .formatted(questions, questions == 1 ? "proposal is" : "proposals are")));
    }

    private static boolean isOffering(LifecycleChange change) {
        return switch (change) {
            case LifecycleChange.Merge merge -> merge.offer();
            case LifecycleChange.Retire retire -> retire.offer();
            default -> false;
        };
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Counts what is done, and breaks off where that is wanted. */
    private static final class Steps {
        private final Progress progress;
        private long all;
        private long done;

        Steps(Progress progress, long all) {
            this.progress = progress;
            this.all = all;
        }

        void done(long more) {
            done += more;
            all = Math.max(all, done);
            if (!progress.goesOn(done, all)) {
                throw Refused.conflict("cancelled", "it was broken off: nothing has changed");
            }
        }
    }
}
