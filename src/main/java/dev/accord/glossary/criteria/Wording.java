package dev.accord.glossary.criteria;

import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Fact;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.glossary.criteria.Criterion.Scored;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Criteria in words: the rule as a sentence, and why it held for a lead. */
public final class Wording {

    /**
     * What a type of activity is called.
     *
     * @param one such as "a demo requested"
     * @param many such as "demos requested"
     * @param happened for a reason: "demo requested"
     */
    private record Words(String one, String many, String happened) {}

    private static final Map<String, Words> ACTIVITIES = Map.of(
            "VISIT", new Words("a visit", "visits", "visit"),
            "READ", new Words("a post read", "posts read", "post read"),
            "DOWNLOAD", new Words("an offer downloaded", "offers downloaded", "offer downloaded"),
            "DEMO_REQUEST", new Words("a demo requested", "demos requested", "demo requested"),
            "FORM", new Words("a form filled in", "forms filled in", "form filled in"),
            "EMAIL", new Words("an e-mail", "e-mails", "e-mail"),
            "CALL", new Words("a call", "calls", "call"),
            "MEETING", new Words("a meeting", "meetings", "meeting"));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private Wording() {}

    /** The whole rule: "5 visits within 30 days, or a demo requested. Never: student address (e-mail ends with .edu)." */
    public static String sentence(Criteria criteria) {
        String rule = capital(words(criteria.qualifies(), true)) + ".";
        if (criteria.never().isEmpty()) {
            return rule;
        }
        return rule
                + criteria.never().stream()
                        .map(disqualifier -> "%s (%s)".formatted(disqualifier.name(), words(disqualifier.when(), true)))
                        .collect(Collectors.joining("; ", " Never: ", "."));
    }

    /** One criterion: "5 visits within 30 days". */
    public static String words(Criterion criterion) {
        return words(criterion, true);
    }

    /** What a type of activity is called in a list of choices: "Demo requested", "Webinar attended". */
    public static String activity(String type) {
        return capital(of(type).happened());
    }

    private static String words(Criterion criterion, boolean outermost) {
        return switch (criterion) {
            case Group group -> group(group, outermost);
            case Did did -> did(did);
            case Fact fact -> fact(fact);
            case Scored scored -> scored(scored);
        };
    }

    private static String group(Group group, boolean outermost) {
        boolean single = group.parts().size() == 1;
        List<String> parts = group.parts().stream()
                .map(part -> words(part, single && outermost))
                .toList();
        String joined =
                switch (group.match()) {
                    case ALL -> joined(parts, "and", outermost);
                    case ANY -> joined(parts, "or", outermost);
                    case NONE -> single ? "not " + parts.getFirst() : "none of: " + joined(parts, "or", false);
                };
        boolean plain = outermost || (single && group.match() != Match.NONE);
        return plain ? joined : "(" + joined + ")";
    }

    private static String joined(List<String> parts, String word, boolean outermost) {
        return String.join((outermost && parts.size() > 2 ? ", " : " ") + word + " ", parts);
    }

    private static String did(Did did) {
        Words words = of(did.activity());
        return (did.times() == 1 ? words.one() : did.times() + " " + words.many())
                + (did.page() == null ? "" : " at addresses with \"%s\"".formatted(did.page()))
                + (did.withinDays() == null ? "" : " within " + days(did.withinDays()));
    }

    private static String fact(Fact fact) {
        String name = Fields.words(fact.field());
        String values = String.join(" or ", fact.values());
        return name
                + switch (fact.test()) {
                    case KNOWN -> " is known";
                    case UNKNOWN -> " is unknown";
                    case ONE_OF -> " is " + values;
                    case NONE_OF -> " is not " + values;
                    case CONTAINS -> " contains " + values;
                    case ENDS_WITH -> " ends with " + values;
                    case AT_LEAST -> " is at least " + values;
                    case AT_MOST -> " is at most " + values;
                };
    }

    private static String scored(Scored scored) {
        return scored.weights().stream()
                .map(weight -> "%d for %s"
                        .formatted(weight.points(), of(weight.activity()).one()))
                .collect(Collectors.joining(
                        ", ",
                        scored.points() + " points (",
                        (scored.halfLifeDays() == null
                                        ? ""
                                        : "; half of them gone after " + days(scored.halfLifeDays()))
                                + ")"));
    }

    private static String days(int days) {
        return days == 1 ? "a day" : days + " days";
    }

    private static Words of(String type) {
        Words known = ACTIVITIES.get(type);
        if (known != null) {
            return known;
        }
        String words = type.replace('_', ' ').toLowerCase(Locale.ROOT);
        return new Words(words + " once", "times " + words, words);
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /**
     * Why the criteria hold at that moment: "5 visits between 3 and 21 October 2026; demo requested on 21 October 2026".
     *
     * @param zone in which the days are named
     */
    public static String reasons(Criteria criteria, Trail trail, long moment, ZoneId zone) {
        List<String> reasons = new ArrayList<>();
        collect(criteria.qualifies(), trail, moment, zone, reasons);
        return reasons.stream().distinct().collect(Collectors.joining("; "));
    }

    /** The names of the disqualifiers that hold at that moment. */
    public static List<String> disqualifiers(Criteria criteria, Trail trail, long moment) {
        return criteria.never().stream()
                .filter(disqualifier -> disqualifier.when().holds(trail).covers(moment))
                .map(Criteria.Disqualifier::name)
                .toList();
    }

    private static void collect(Criterion criterion, Trail trail, long moment, ZoneId zone, List<String> reasons) {
        switch (criterion) {
            case Group group when group.match() == Match.NONE -> reasons.add(words(group, true));
            case Group group ->
                group.parts().stream()
                        .filter(part -> part.holds(trail).covers(moment))
                        .forEach(part -> collect(part, trail, moment, zone, reasons));
            case Did did -> reasons.add(done(did, did.counted(trail, moment), zone));
            case Fact fact -> reasons.add(known(fact, trail, moment));
            case Scored scored ->
                reasons.add("%.0f points of %d".formatted(Math.floor(scored.pointsAt(trail, moment)), scored.points()));
        }
    }

    private static String done(Did did, long[] at, ZoneId zone) {
        Words words = of(did.activity());
        String what = (at.length == 1 ? words.happened() : at.length + " " + words.many())
                + (did.page() == null ? "" : " at addresses with \"%s\"".formatted(did.page()));
        LocalDate first = day(at[0], zone);
        LocalDate last = day(at[at.length - 1], zone);
        if (first.equals(last)) {
            return what + " on " + DAY.format(last);
        }
        String from = first.getYear() != last.getYear()
                ? DAY.format(first)
                : first.getMonth() != last.getMonth()
                        ? DAY_OF_YEAR.format(first)
                        : String.valueOf(first.getDayOfMonth());
        return "%s between %s and %s".formatted(what, from, DAY.format(last));
    }

    private static LocalDate day(long micros, ZoneId zone) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone).toLocalDate();
    }

    private static String known(Fact fact, Trail trail, long moment) {
        String value = "";
        for (Trail.Known known : trail.known(fact.field())) {
            if (known.from() <= moment && known.value() != null) {
                value = known.value();
            } else if (known.from() <= moment) {
                value = "";
            }
        }
        return value.isBlank() ? fact(fact) : "%s is %s".formatted(Fields.words(fact.field()), value);
    }
}
