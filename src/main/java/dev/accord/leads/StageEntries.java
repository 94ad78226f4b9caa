package dev.accord.leads;

import dev.accord.people.Access;
import dev.accord.shared.Recorded;
import dev.accord.shared.Recorded.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in the history of leads that a source has kept. An entry that is told twice counts once; none is changed. */
@Service
@Transactional
public class StageEntries {

    private final Lifecycle lifecycle;
    private final Progression progression;
    private final Owners owners;

    StageEntries(Lifecycle lifecycle, Progression progression, Owners owners) {
        this.lifecycle = lifecycle;
        this.progression = progression;
        this.owners = owners;
    }

    /**
     * Takes in stage entries. All or nothing.
     *
     * @param offer whether leads that thereby stand in a stage with a handoff contract are offered
     * @return what became of each, in the order given: CREATED, or UNCHANGED where it was known, by the id of its lead
     */
    @PreAuthorize(Access.IMPORTERS)
    public List<Recorded> record(List<StageEntryRecord> records, boolean offer) {
        Lifecycle.Stages stages = lifecycle.stages();
        Owners.Book book = owners.read();
        List<StageMove> moves = records.stream()
                .map(record -> new StageMove(
                        record.lead(),
                        stages.keyed(record.stage()),
                        record.at(),
                        record.reason().orElseGet(() -> "as %s says".formatted(record.source())),
                        Origin.SOURCE,
                        Optional.of(told(record, book))))
                .toList();
        Set<StageMove> added = new HashSet<>(
                progression.advance(Progression.News.moves(moves, offer)).told());
        return moves.stream()
                .map(move -> new Recorded(move.lead(), added.remove(move) ? Result.CREATED : Result.UNCHANGED))
                .toList();
    }

    private static StageMove.ToldOf told(StageEntryRecord record, Owners.Book book) {
        Optional<LeadRow.Owner> who = record.by().map(book::owner);
        return new StageMove.ToldOf(who.map(LeadRow.Owner::person), who.map(LeadRow.Owner::name));
    }
}
