package dev.accord.leads;

import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says of each lead whether somebody may change it so, as one SQL expression over the lead {@code l} and its stage
 * {@code s}: a code of the refusal, or NULL where nothing speaks against it. The codes are told in words here, too.
 */
@Component
class BulkJudgement {

    private static final String OPEN = "open-";

    /** The expression and its parameters. */
    record Judgement(String sql, Map<String, Object> parameters) {}

    private final ObjectProvider<OpenWork> openWork;
    private final Lifecycle lifecycle;
    private final Directory directory;

    BulkJudgement(ObjectProvider<OpenWork> openWork, Lifecycle lifecycle, Directory directory) {
        this.openWork = openWork;
        this.lifecycle = lifecycle;
        this.directory = directory;
    }

    Judgement of(Wanted wanted, SignedIn who) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("me", who.person().map(Id::value).orElse(0L));
        StringBuilder sql = new StringBuilder("CASE")
                .append(when("l.merged_into IS NOT NULL OR l.erased_at IS NOT NULL", "gone"))
                .append(when("NOT " + MoveRights.sql(who), "not-yours"));
        boolean moves = wanted instanceof Wanted.Move || wanted instanceof Wanted.Disqualify;
        boolean assigns = wanted instanceof Wanted.Assign;
        openWork.stream()
                .filter(work -> (moves && work.holdsStage()) || (assigns && work.holdsOwner()))
                .forEach(work -> sql.append(when(listed(work), OPEN + work.key())));
        switch (wanted) {
            case Wanted.Move move -> {
                parameters.put("to", lifecycle.stages().keyed(move.stage()).id().value());
                sql.append(when("l.stage_id = :to", "already"));
            }
            case Wanted.Disqualify disqualify -> {
                parameters.put(
                        "to",
                        lifecycle.stages().first(StageKind.DISQUALIFIED).id().value());
                sql.append(when("l.stage_id = :to", "already"));
            }
            case Wanted.Assign assign -> {
                PersonCard person = directory.card(assign.person());
                parameters.put("owner", person.id().value());
                parameters.put("department", person.department().orElse(""));
                sql.append(when("l.owner_id = :owner", "already"));
                sql.append(when("s.department_code <> :department", "other-department"));
            }
            case Wanted.Campaign campaign -> {
                parameters.put("name", campaign.name());
                sql.append(when("l.campaign COLLATE utf8mb4_bin = :name", "already"));
            }
            case Wanted.Segment segment -> {
                parameters.put("name", segment.name());
                sql.append(when("l.segment COLLATE utf8mb4_bin = :name", "already"));
            }
        }
        return new Judgement(sql + " END", parameters);
    }

    /** Whether the change {@code c} of the lead, kept in {@code b}, can be taken back; the code why not. */
    String ofUndoing(BulkChange.Kind kind) {
        StringBuilder sql =
                new StringBuilder("CASE").append(when("l.merged_into IS NOT NULL OR l.erased_at IS NOT NULL", "gone"));
        boolean moves = kind == BulkChange.Kind.MOVE || kind == BulkChange.Kind.DISQUALIFY;
        openWork.stream()
                .filter(work -> (moves && work.holdsStage()) || (kind == BulkChange.Kind.ASSIGN && work.holdsOwner()))
                .forEach(work -> sql.append(when(listed(work), OPEN + work.key())));
        return sql.append(when(
                        switch (kind) {
                            case MOVE, DISQUALIFY -> "l.stage_id <> c.stage_id OR l.stage_since <> b.done_at";
                            case ASSIGN -> "NOT (l.owner_id <=> c.owner_id)";
                            case CAMPAIGN -> "NOT (l.campaign <=> c.value)";
                            case SEGMENT -> "NOT (l.segment <=> c.value)";
                        },
                        "changed-since"))
                + " END";
    }

    private static String when(String condition, String code) {
        return "\n WHEN " + condition + " THEN '" + code + "'";
    }

    private static String listed(OpenWork work) {
        return "l.id IN (SELECT held.lead_id FROM (" + work.leads() + ") held)";
    }

    /** Why a lead was left as it is, in words that follow its name. */
    String words(String code) {
        return switch (code) {
            case "gone" -> "it was merged into another record, or erased";
            case "not-yours" -> "it belongs to others";
            case "already" -> "it is so already";
            case "other-department" -> "it stands in a stage of another department";
            case "changed-since" -> "it was changed since";
            default -> openWorkOf(code).map(OpenWork::reason).orElse(code);
        };
    }

    private Optional<OpenWork> openWorkOf(String code) {
        return openWork.stream().filter(work -> code.equals(OPEN + work.key())).findFirst();
    }

    /** @throws Refused where no lead could be changed so at all */
    void refuseSenseless(Wanted wanted) {
        switch (wanted) {
            case Wanted.Move move -> refuseRetired(lifecycle.stages().keyed(move.stage()));
            case Wanted.Assign assign -> refuseUnfit(directory.card(assign.person()));
            case Wanted.Disqualify disqualify -> lifecycle.stages().first(StageKind.DISQUALIFIED);
            case Wanted.Campaign campaign -> {}
            case Wanted.Segment segment -> {}
        }
    }

    private static void refuseRetired(Stage stage) {
        if (!stage.inUse()) {
            throw Refused.unprocessable("retired-stage", "nobody enters %s any more: choose another", stage.label());
        }
    }

    private static void refuseUnfit(PersonCard person) {
        if (!person.active() || person.department().isEmpty()) {
            throw Refused.invalid("no-owner", "%s cannot be responsible for leads: that needs a team", person.name());
        }
    }
}
