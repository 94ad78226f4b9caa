package dev.accord.leads;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.Rehearsing;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.leads.qualification.Place;
import dev.accord.leads.qualification.Rules;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries criteria on the history of all leads: when each would first have met them, disqualifiers of earlier stages
 * included, whatever people decided about it. Only while a lead stood among the disqualified, it does not count.
 */
@Service
public class Rehearsals implements Rehearsing {

    private final RehearsalRows rows;
    private final RehearsalQueue queue;
    private final Progression progression;
    private final Lifecycle lifecycle;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;

    Rehearsals(
            RehearsalRows rows,
            RehearsalQueue queue,
            Progression progression,
            Lifecycle lifecycle,
            Ids ids,
            Clock clock,
            Acting acting) {
        this.rows = rows;
        this.queue = queue;
        this.progression = progression;
        this.lifecycle = lifecycle;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
    }

    /** In no transaction of the caller's: whoever works on it has to see that it is there. */
    @Override
    @PreAuthorize(Access.WORKERS)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Id start(String term, Criteria draft, Optional<Id> version) {
        Stage stage = lifecycle.stages().keyed(term);
        if (!stage.mainLine()) {
            throw Refused.invalid("unknown-stage", "%s is no stage of the main line", stage.label());
        }
        String criteria = draft.toJson();
        Optional<Id> underWay = rows.underWay(stage.id(), criteria, version);
        if (underWay.isPresent()) {
            return underWay.get();
        }
        Id id = ids.next();
        Instant now = clock.instant();
        Rules rules = progression.rules();
        Place place = rules.place(stage.id().value());
        DefinitionVersion tried = new DefinitionVersion(
                version.orElse(id), stage.key(), 1, "", Instant.EPOCH, draft, DefinitionVersion.Lapse.KEEP);
        rows.begin(id, stage.id(), criteria, version, acting.now().person(), now);
        queue.add(new RehearsalQueue.Rehearsal(id, place, rules.trying(place, tried, draft), now));
        return id;
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    public Progress progress(Id rehearsal) {
        return rows.progress(rehearsal)
                .orElseThrow(() -> Refused.notFound("unknown-rehearsal", "there is no rehearsal %s", rehearsal));
    }

    @Override
    @PreAuthorize(Access.WORKERS)
    public void cancel(Id rehearsal) {
        rows.end(rehearsal, State.CANCELLED, null);
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<Outcome> outcome(Id rehearsal) {
        return rows.outcome(rehearsal);
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<Id> latest(Id version) {
        return rows.latest(version);
    }
}
