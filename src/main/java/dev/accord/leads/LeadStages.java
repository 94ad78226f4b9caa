package dev.accord.leads;

import dev.accord.shared.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
     * What a source tells of a lead.
     *
     * @param arrival it came in, and is a lead from then on; empty where the entries say it already, or nothing does
     */
    record Told(List<StageMove> entries, Optional<StageMove> arrival) {

        /** Where the lead stands first. */
        Optional<StageMove> first() {
            return Stream.concat(entries.stream(), arrival.stream())
                    .min(Comparator.comparing(StageMove::at)
                            .thenComparing(move -> move.to().position()));
        }
    }

    /**
     * The dated entries count as they are. A stage without a date was entered at the latest date that is known of a
     * new lead, and now where a known lead has moved on. A lead that came in before its first entry was a lead from then
     * on. Somebody of whom no date and no stage is known is no lead yet.
     */
    Told told(Id lead, LeadRecord record, Optional<LeadRow> known, Lifecycle.Stages stages, Instant now) {
        String reason = BY_SOURCE.formatted(record.source());
        List<StageMove> moves = new ArrayList<>();
        for (LeadRecord.StageMark mark : record.entered()) {
            moves.add(StageMove.told(lead, stages.keyed(mark.stage()), mark.at(), reason));
        }
        record.stage().map(stages::keyed).ifPresent(stage -> {
            boolean dated = moves.stream().anyMatch(move -> move.to().equals(stage));
            // saying again what it said before does not bring back a lead that has moved on here since
            boolean again = known.isPresent()
                    && record.stage().equals(Optional.ofNullable(known.get().saidStage()));
            // who stands in a part of a stage stands in that stage
            boolean moved = known.isEmpty()
                    || (!again && !stages.isWithin(stages.byId(known.get().stage()), stages.entered(stage, now)));
            if (!dated && moved) {
                moves.add(StageMove.told(lead, stage, known.isEmpty() ? latest(record, now) : now, reason));
            }
        });
        boolean disqualified = record.disqualifiedReason()
                .filter(why -> known.map(row -> !why.equals(row.columns().get("disqualified_reason")))
                        .orElse(true))
                .isPresent();
        if (disqualified && moves.stream().noneMatch(move -> move.to().kind() == StageKind.DISQUALIFIED)) {
            moves.add(StageMove.told(
                    lead,
                    stages.first(StageKind.DISQUALIFIED),
                    known.isEmpty() ? latest(record, now) : now,
                    record.disqualifiedReason().orElse(reason)));
        }
        moves.sort(Comparator.comparing(StageMove::at)
                .thenComparing(move -> move.to().position()));
        return new Told(moves, arrival(lead, record, known, stages, moves));
    }

    private Optional<StageMove> arrival(
            Id lead, LeadRecord record, Optional<LeadRow> known, Lifecycle.Stages stages, List<StageMove> moves) {
        Stage first = stages.first(StageKind.LEAD);
        if (record.createdAt().isEmpty()
                || moves.stream().anyMatch(move -> move.to().kind() == StageKind.LEAD)) {
            return Optional.empty();
        }
        Instant at = record.createdAt().get();
        if (known.isPresent()) {
            boolean isNews = known.get().createdAt() == null
                    && history.leadsThatWerePutInto(
                                    StageKind.LEAD, List.of(known.get().id().value()))
                            .isEmpty();
            return isNews
                    ? Optional.of(StageMove.told(lead, first, at, "came in, as %s says".formatted(record.source())))
                    : Optional.empty();
        }
        return moves.stream().anyMatch(move -> move.at().equals(at))
                ? Optional.empty()
                : Optional.of(StageMove.told(lead, first, at, "came in from %s".formatted(record.source())));
    }

    private static Instant latest(LeadRecord record, Instant now) {
        return Stream.concat(
                        record.createdAt().stream(), record.entered().stream().map(LeadRecord.StageMark::at))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }
}
