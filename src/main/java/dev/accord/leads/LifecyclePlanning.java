package dev.accord.leads;

import dev.accord.leads.Lifecycle.Stages;
import dev.accord.people.DepartmentCard;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Works out what a change makes of the stages, and refuses what would make no sense of them. It knows no database. */
final class LifecyclePlanning {

    private static final int LONGEST_LABEL = 120;
    private static final int LONGEST_KEY = 40;
    private static final int MOST_STAGES = 300;
    private static final int GAP = 10;

    private final Stages before;
    private final List<DepartmentCard> departments;
    private final Ids ids;
    private final Instant now;

    LifecyclePlanning(Stages before, List<DepartmentCard> departments, Ids ids, Instant now) {
        this.before = before;
        this.departments = departments;
        this.ids = ids;
        this.now = now;
    }

    LifecyclePlan of(LifecycleChange change) {
        return switch (change) {
            case LifecycleChange.Rename it -> rename(it);
            case LifecycleChange.Describe it -> describe(it);
            case LifecycleChange.Shift it -> shift(it);
            case LifecycleChange.Split it -> split(it);
            case LifecycleChange.Merge it -> merge(it);
            case LifecycleChange.Retire it -> retire(it);
            case LifecycleChange.Adopt it -> adopt(it);
        };
    }

    private LifecyclePlan rename(LifecycleChange.Rename change) {
        Stage stage = inUse(change.stage());
        String label = label(change.label(), others(before.siblings(stage), stage));
        if (label.equals(stage.label())) {
            throw nothingChanges();
        }
        return plan(
                change,
                replaced(before.all(), stage, it -> it.labelled(label)),
                List.of(),
                "renamed %s to %s".formatted(before.path(stage), label));
    }

    private LifecyclePlan describe(LifecycleChange.Describe change) {
        Stage stage = inUse(change.stage());
        String department = department(change.department());
        List<String> said = new ArrayList<>();
        if (stage.icon() != change.icon()) {
            said.add("gave %s the icon %s"
                    .formatted(before.path(stage), change.icon().label()));
        }
        if (!stage.department().equals(change.department())) {
            said.add("gave %s to %s".formatted(before.path(stage), department));
        }
        if (said.isEmpty()) {
            throw nothingChanges();
        }
        return plan(
                change,
                replaced(before.all(), stage, it -> it.ownedBy(change.department(), change.icon())),
                List.of(),
                String.join(", ", said));
    }

    private LifecyclePlan shift(LifecycleChange.Shift change) {
        Stage stage = inUse(change.stage());
        List<Stage> siblings =
                before.siblings(stage).stream().filter(Stage::inUse).toList();
        int place = siblings.indexOf(stage);
        int other = change.up() ? place - 1 : place + 1;
        if (other < 0 || other >= siblings.size()) {
            throw Refused.invalid("no-place", "%s is the %s already", stage.label(), change.up() ? "first" : "last");
        }
        Stage neighbour = siblings.get(other);
        if (stage.isTop() && !mayChangePlaces(stage.kind(), neighbour.kind())) {
            throw Refused.unprocessable(
                    "fixed-order",
                    "%s and %s cannot change places: only the qualification between lead and opportunity has an order of choice",
                    stage.label(),
                    neighbour.label());
        }
        List<Stage> all = before.siblings(stage);
        List<Stage> moved = new ArrayList<>(all);
        moved.remove(stage);
        moved.add(moved.indexOf(neighbour) + (change.up() ? 0 : 1), stage);
        return plan(
                change,
                ordered(before.all(), moved),
                List.of(),
                "moved %s %s %s".formatted(before.path(stage), change.up() ? "before" : "behind", neighbour.label()));
    }

    private static boolean mayChangePlaces(StageKind one, StageKind other) {
        boolean beside = one.compareTo(StageKind.WON) > 0 && other.compareTo(StageKind.WON) > 0;
        return beside || (one.isQualification() && other.isQualification());
    }

    private LifecyclePlan split(LifecycleChange.Split change) {
        Stage stage = entered(change.stage());
        if (change.parts().isEmpty()) {
            throw Refused.invalid("missing-parts", "say into what %s is divided", stage.label());
        }
        if (before.all().size() + change.parts().size() > MOST_STAGES) {
            throw Refused.unprocessable("too-many-stages", "a lifecycle has at most %d stages", MOST_STAGES);
        }
        List<Stage> grown = new ArrayList<>(before.all());
        List<Stage> parts = new ArrayList<>();
        List<LifecyclePlan.Move> moves = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (LifecycleChange.Part part : change.parts()) {
            String label = label(
                    part.label(),
                    Stream.concat(before.parts(stage).stream(), parts.stream()).toList());
            department(part.department());
            Stage fresh = new Stage(
                    ids.next(),
                    key(stage, label, grown),
                    stage.kind(),
                    label,
                    0,
                    change.steps(),
                    part.department(),
                    part.icon(),
                    stage.id(),
                    null,
                    null,
                    null);
            grown.add(fresh);
            parts.add(fresh);
            if (change.by() != null && !part.values().isEmpty()) {
                part.values().stream()
                        .filter(value -> !taken.add(value))
                        .findFirst()
                        .ifPresent(value -> {
                            throw Refused.invalid("value-twice", "\"%s\" goes to two parts", value);
                        });
                moves.add(new LifecyclePlan.Move(List.of(stage.id()), fresh.id(), change.by(), part.values()));
            }
        }
        if (change.by() != null && moves.isEmpty()) {
            throw Refused.invalid("missing-values", "say which leads go to which part");
        }
        List<Stage> siblings = new ArrayList<>(before.parts(stage));
        siblings.addAll(parts);
        return plan(
                change,
                ordered(grown, siblings),
                moves,
                "divided %s into %s"
                        .formatted(
                                before.path(stage),
                                parts.stream().map(Stage::label).collect(Collectors.joining(", "))));
    }

    private LifecyclePlan merge(LifecycleChange.Merge change) {
        Stage stage = dispensable(change.stage());
        Stage into = entered(change.into());
        boolean alike = stage.kind() == into.kind() || (onMainLine(stage) && onMainLine(into));
        if (!alike) {
            throw Refused.unprocessable(
                    "not-alike",
                    "%s cannot be merged into %s: the one lies on the way to a win, the other beside it",
                    stage.label(),
                    into.label());
        }
        return retiring(change, stage, into, true, "merged %s into %s");
    }

    private LifecyclePlan retire(LifecycleChange.Retire change) {
        return retiring(change, dispensable(change.stage()), entered(change.to()), false, "retired %s in favour of %s");
    }

    private LifecyclePlan retiring(LifecycleChange change, Stage stage, Stage heir, boolean merged, String summary) {
        if (before.isWithin(heir, stage)) {
            throw Refused.unprocessable(
                    "part-of-itself", "%s goes with %s, so its leads cannot stay there", heir.label(), stage.label());
        }
        List<Stage> ending = before.tree(stage).stream().filter(Stage::inUse).toList();
        List<Stage> all = before.all().stream()
                .map(each -> ending.contains(each) ? each.retired(now, heir.id(), merged) : each)
                .toList();
        return plan(
                change,
                all,
                List.of(new LifecyclePlan.Move(ending.stream().map(Stage::id).toList(), heir.id(), null, Set.of())),
                summary.formatted(before.path(stage), before.path(heir)));
    }

    private LifecyclePlan adopt(LifecycleChange.Adopt change) {
        LifecycleTemplate template = change.template();
        List<Stage> tops = new ArrayList<>(before.tops());
        List<Integer> places = new ArrayList<>();
        List<Stage> qualifying = new ArrayList<>();
        for (int i = 0; i < tops.size(); i++) {
            if (tops.get(i).kind().isQualification()) {
                places.add(i);
                qualifying.add(tops.get(i));
            }
        }
        qualifying.sort(Comparator.comparingInt(stage -> template.order().indexOf(stage.kind())));
        for (int i = 0; i < places.size(); i++) {
            tops.set(places.get(i), qualifying.get(i));
        }
        Map<StageKind, String> owners =
                qualifying.stream().collect(Collectors.toMap(Stage::kind, Stage::department, (one, other) -> one));
        List<Stage> all = before.all().stream()
                .map(stage -> stage.inUse()
                                && stage.kind().isQualification()
                                && stage.department().equals(owners.get(stage.kind()))
                        ? stage.ownedBy(template.departmentOf(stage.kind()), stage.icon())
                        : stage)
                .toList();
        if (tops.equals(before.tops()) && all.equals(before.all())) {
            throw nothingChanges();
        }
        return plan(change, ordered(all, tops), List.of(), "chose the order " + template.label());
    }

    private LifecyclePlan plan(
            LifecycleChange change, List<Stage> after, List<LifecyclePlan.Move> moves, String summary) {
        return new LifecyclePlan(change, before, new Stages(after), moves, summary);
    }

    private Stage inUse(Id id) {
        Stage stage = before.byId(id);
        if (!stage.inUse()) {
            throw Refused.unprocessable("retired-stage", "%s was retired", before.path(stage));
        }
        return stage;
    }

    /** One that leads enter: those who entered none stand with the visitors. */
    private Stage entered(Id id) {
        Stage stage = inUse(id);
        if (stage.kind() == StageKind.VISITOR) {
            throw Refused.unprocessable(
                    "not-entered", "%s is where those stand who entered no stage: nobody enters it", stage.label());
        }
        return stage;
    }

    /** One that the portal can do without. */
    private Stage dispensable(Id id) {
        Stage stage = inUse(id);
        if (stage.isTop() && stage.kind().isEnteredByThePortal()) {
            throw Refused.unprocessable(
                    "needed-stage",
                    "the portal itself moves leads to %s: it can be divided, but not retired",
                    stage.label());
        }
        return stage;
    }

    private boolean onMainLine(Stage stage) {
        return before.line(stage).getLast().mainLine();
    }

    private static List<Stage> others(List<Stage> stages, Stage but) {
        return stages.stream().filter(stage -> !stage.equals(but)).toList();
    }

    private static String label(String typed, List<Stage> beside) {
        String label = typed.strip();
        if (label.isEmpty()) {
            throw Refused.invalid("missing-label", "every stage has a label");
        }
        if (label.length() > LONGEST_LABEL) {
            throw Refused.invalid("long-label", "a label has at most %d characters", LONGEST_LABEL);
        }
        if (beside.stream().filter(Stage::inUse).anyMatch(stage -> stage.label().equalsIgnoreCase(label))) {
            throw Refused.invalid("label-twice", "there is a stage \"%s\" beside it already", label);
        }
        return label;
    }

    private String department(String code) {
        return departments.stream()
                .filter(card -> card.code().equals(code))
                .findFirst()
                .map(DepartmentCard::name)
                .orElseThrow(() -> Refused.invalid("unknown-department", "there is no department %s", code));
    }

    /** Made once from the first label, such as MQL_ENTERPRISE. */
    private static String key(Stage whole, String label, List<Stage> all) {
        String word = Normalizer.normalize(label, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("^_|_$", "");
        String stem = whole.key() + "_" + (word.isEmpty() ? "PART" : word);
        Set<String> taken = all.stream().map(Stage::key).collect(Collectors.toSet());
        String key = shortened(stem, "");
        for (int i = 2; taken.contains(key); i++) {
            key = shortened(stem, "_" + i);
        }
        return key;
    }

    private static String shortened(String stem, String end) {
        return stem.substring(0, Math.min(stem.length(), LONGEST_KEY - end.length())) + end;
    }

    private static List<Stage> replaced(List<Stage> all, Stage stage, UnaryOperator<Stage> change) {
        return all.stream()
                .map(each -> each.equals(stage) ? change.apply(each) : each)
                .toList();
    }

    /** All stages with new positions, a stage before its parts, where these siblings come in this order. */
    private static List<Stage> ordered(List<Stage> all, List<Stage> siblings) {
        List<Id> order = siblings.stream().map(Stage::id).toList();
        Map<Optional<Id>, List<Stage>> parts =
                all.stream().collect(Collectors.groupingBy(stage -> Optional.ofNullable(stage.parentId())));
        parts.values().forEach(beside -> {
            if (order.contains(beside.getFirst().id())) {
                beside.sort(Comparator.comparingInt(stage -> order.indexOf(stage.id())));
            }
        });
        List<Stage> ordered = new ArrayList<>();
        lay(Optional.empty(), parts, ordered);
        return Collections.unmodifiableList(ordered);
    }

    private static void lay(Optional<Id> whole, Map<Optional<Id>, List<Stage>> parts, List<Stage> ordered) {
        for (Stage stage : parts.getOrDefault(whole, List.of())) {
            ordered.add(stage.at(GAP * (ordered.size() + 1)));
            lay(Optional.of(stage.id()), parts, ordered);
        }
    }

    private static Refused nothingChanges() {
        return Refused.invalid("nothing-changes", "it is like that already");
    }
}
