package dev.accord.leads.qualification;

import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Fact;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Scored;
import dev.accord.glossary.criteria.Trail;
import dev.accord.leads.qualification.LeadHistory.Given;
import dev.accord.leads.qualification.Rules.RuledStage;
import dev.accord.leads.qualification.Rules.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the same rules in the plainest way: it goes through the days and asks each day whether each criterion holds. */
final class EveryDay {

    private static final long DAY = Criterion.MICROS_A_DAY;
    private static final int EVER = -1_000;

    private final LeadHistory lead;
    private final Rules rules;
    private final long beginning;
    private final List<String> entries = new ArrayList<>();
    private Optional<Place> place = Optional.empty();
    private int height = Integer.MIN_VALUE;
    private int said = Integer.MIN_VALUE;
    private int begun = EVER;

    EveryDay(LeadHistory lead, Rules rules, long beginning) {
        this.lead = lead;
        this.rules = rules;
        this.beginning = beginning;
    }

    List<String> entries(int days) {
        for (int day = 0; day <= days; day++) {
            boolean toldOfLess = false;
            for (Given given : lead.given()) {
                if (given.at() == at(day)) {
                    toldOfLess = step(given, day);
                }
            }
            int today = day;
            boolean begins = rules.stages().stream()
                    .anyMatch(stage ->
                            stage.place().position() > height && holds(stage, today) && !holds(stage, today - 1));
            if (toldOfLess || begins) {
                enter(day);
            }
        }
        return entries;
    }

    private long at(int day) {
        return beginning + day * DAY;
    }

    private boolean step(Given given, int day) {
        Place to = given.place();
        int now = to.mainLine() ? to.position() : Integer.MIN_VALUE;
        boolean anew = !to.mainLine() || now < (given.byPerson() ? height : said);
        place = Optional.of(to);
        height = now;
        said = anew ? now : Math.max(said, now);
        if (anew) {
            begun = day;
        }
        return !anew && !given.byPerson();
    }

    private void enter(int day) {
        if (place.filter(Place::out).isPresent()) {
            return;
        }
        rules.stages().stream()
                .filter(stage -> stage.place().position() > height && holds(stage, day))
                .max(Comparator.comparingInt(stage -> stage.place().position()))
                .ifPresent(stage -> {
                    entries.add("%s on day %s by %s"
                            .formatted(
                                    stage.place().key(),
                                    (double) day,
                                    term(stage, day).orElseThrow().version().label()));
                    place = Optional.of(stage.place());
                    height = stage.place().position();
                });
    }

    private Optional<Term> term(RuledStage stage, int day) {
        return stage.terms().stream()
                .filter(term -> term.inForce().covers(at(day)))
                .findFirst();
    }

    private boolean holds(RuledStage stage, int day) {
        boolean in = day >= 0 && lead.sinceItCameIn().covers(at(day));
        Optional<Term> term = term(stage, day);
        return in
                && term.isPresent()
                && holds(term.get().criteria().qualifies(), day, begun)
                && (begun == EVER || began(term.get().criteria(), day) > begun)
                && rules.stages().stream()
                        .filter(before ->
                                before.place().position() <= stage.place().position())
                        .noneMatch(before -> isShut(before, day));
    }

    /** Since when the criteria have held without a gap. */
    private int began(Criteria criteria, int day) {
        int first = day;
        while (first > EVER && holds(criteria.qualifies(), first - 1, begun)) {
            first--;
        }
        return first;
    }

    private boolean isShut(RuledStage stage, int day) {
        return term(stage, day).stream()
                .flatMap(term -> term.criteria().never().stream())
                .anyMatch(never -> holds(never.when(), day, EVER));
    }

    private boolean holds(Criterion criterion, int day, int since) {
        return switch (criterion) {
            case Group group ->
                switch (group.match()) {
                    case ALL -> group.parts().stream().allMatch(part -> holds(part, day, since));
                    case ANY -> group.parts().stream().anyMatch(part -> holds(part, day, since));
                    case NONE -> group.parts().stream().noneMatch(part -> holds(part, day, since));
                };
            case Did did -> {
                int within = did.withinDays() == null ? 10_000 : did.withinDays();
                yield count(did.activity(), Math.max(since, day - within), day) >= did.times();
            }
            case Scored scored ->
                scored.weights().stream()
                                .mapToLong(weight -> weight.points() * count(weight.activity(), since, day))
                                .sum()
                        >= scored.points();
            case Fact fact -> fact.values().contains(known(fact.field(), day));
        };
    }

    /** After the one day, up to the other. */
    private long count(String type, int after, int day) {
        return Arrays.stream(lead.times(type, Optional.empty()))
                .filter(at -> at > at(after) && at <= at(day))
                .count();
    }

    private String known(String field, int day) {
        String value = "";
        for (Trail.Known known : lead.known(field)) {
            if (known.from() <= at(day)) {
                value = known.value() == null ? "" : known.value();
            }
        }
        return value;
    }
}
