package dev.accord.leads;

import dev.accord.shared.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells which stage entries follow from what a source says about a lead. */
@Component
class LeadStages {

    private static final String BY_SOURCE = "as %s says";

    private final StageHistory history;

    LeadStages(StageHistory history) {
        this.history = history;
    }

    /**
     * The dated entries count as they are. A stage without a date was entered at the latest date that is known of a
     * new lead, and now where a known lead has moved on. A lead that came in before its first entry was a lead from then on.
     */
    List<StageMove> moves(Id lead, LeadRecord record, Optional<LeadRow> known, Lifecycle.Stages stages, Instant now) {
        String reason = BY_SOURCE.formatted(record.source());
        List<StageMove> moves = new ArrayList<>();
        for (LeadRecord.StageMark mark : record.entered()) {
            moves.add(new StageMove(lead, stages.keyed(mark.stage()), mark.at(), reason));
        }
        record.stage().map(stages::keyed).ifPresent(stage -> {
            boolean dated = moves.stream().anyMatch(move -> move.to().equals(stage));
            // saying again what it said before does not bring back a lead that has moved on here since
            boolean again = known.isPresent()
                    && record.stage().equals(Optional.ofNullable(known.get().saidStage()));
            boolean moved = known.isEmpty() || (!again && !known.get().stage().equals(stage.id()));
            if (!dated && moved) {
                moves.add(new StageMove(lead, stage, known.isEmpty() ? latest(record, now) : now, reason));
            }
        });
        boolean disqualified = record.disqualifiedReason()
                .filter(why -> known.map(row -> !why.equals(row.columns().get("disqualified_reason")))
                        .orElse(true))
                .isPresent();
        Stage out = stages.first(StageKind.DISQUALIFIED);
        if (disqualified && moves.stream().noneMatch(move -> move.to().equals(out))) {
            moves.add(new StageMove(
                    lead,
                    out,
                    known.isEmpty() ? latest(record, now) : now,
                    record.disqualifiedReason().orElse(reason)));
        }
        arrival(lead, record, known, stages, now, moves).ifPresent(moves::add);
        moves.sort(Comparator.comparing(StageMove::at)
                .thenComparing(move -> move.to().position()));
        return moves;
    }

    private Optional<StageMove> arrival(
            Id lead,
            LeadRecord record,
            Optional<LeadRow> known,
            Lifecycle.Stages stages,
            Instant now,
            List<StageMove> moves) {
        Stage first = stages.first(StageKind.LEAD);
        if (moves.stream().anyMatch(move -> move.to().equals(first))) {
            return Optional.empty();
        }
        if (known.isPresent()) {
            boolean newDate = record.createdAt()
                    .filter(at -> known.get().createdAt() == null)
                    .isPresent();
            return !newDate
                            || !history.leadsThatEverEntered(List.of(lead.value()), first.id())
                                    .isEmpty()
                    ? Optional.empty()
                    : record.createdAt()
                            .map(at ->
                                    new StageMove(lead, first, at, "came in, as %s says".formatted(record.source())));
        }
        Optional<Instant> at = record.createdAt();
        boolean arrivedFurther =
                at.isPresent() && moves.stream().anyMatch(move -> move.at().equals(at.get()));
        if (arrivedFurther || (at.isEmpty() && !moves.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new StageMove(lead, first, at.orElse(now), "came in from %s".formatted(record.source())));
    }

    private static Instant latest(LeadRecord record, Instant now) {
        return java.util.stream.Stream.concat(
                        record.createdAt().stream(), record.entered().stream().map(LeadRecord.StageMark::at))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }
}
