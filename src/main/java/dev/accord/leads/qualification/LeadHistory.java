package dev.accord.leads.qualification;

import dev.accord.glossary.criteria.Spans;
import dev.accord.glossary.criteria.Trail;
import dev.accord.shared.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One lead as definitions look at it: what it did, what was known of it when, and which stages it was put into. */
public final class LeadHistory implements Trail {

    private static final long[] NEVER = {};
    private static final List<Known> UNKNOWN = List.of(new Known(Spans.EVER, null));

    /**
     * A stage entry that a source told or a person decided.
     *
     * @param entry its id
     * @param byPerson false: as a source says
     */
    public record Given(long entry, Place place, long at, boolean byPerson) {}

    /** A stage entry that was made by a definition, and has not been corrected since. */
    public record Ruled(long entry, Place place, long at, long version) {}

    /** When something of one type was done, and at which addresses, as far as anybody asks. */
    private static final class Doings {

        private long[] at = new long[4];
        private @Nullable String[] pages = new String[0];
        private int size;

        void add(long moment, @Nullable String page) {
            if (size == at.length) {
                at = Arrays.copyOf(at, size * 2);
            }
            if (page != null) {
                pages = Arrays.copyOf(pages, at.length);
                pages[size] = page;
            }
            at[size++] = moment;
        }

        void sort() {
            pages = Arrays.copyOf(pages, pages.length == 0 ? 0 : size);
            at = Arrays.copyOf(at, size);
            boolean sorted = IntStream.range(1, size).allMatch(i -> at[i - 1] <= at[i]);
            if (sorted) {
                return;
            }
            if (pages.length == 0) {
                Arrays.sort(at);
                return;
            }
            int[] order = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingLong(i -> at[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            at = Arrays.stream(order).mapToLong(i -> at[i]).toArray();
            pages = Arrays.stream(order).mapToObj(i -> pages[i]).toArray(String[]::new);
        }

        long[] at(String part) {
            String wanted = part.toLowerCase(Locale.ROOT);
            return IntStream.range(0, pages.length)
                    .filter(i -> pages[i] != null
                            && Objects.requireNonNull(pages[i])
                                    .toLowerCase(Locale.ROOT)
                                    .contains(wanted))
                    .mapToLong(i -> at[i])
                    .toArray();
        }
    }

    private final long lead;
    private final long created;
    private final long recorded;
    private final Map<String, Doings> doings = new HashMap<>(4);
    private final Map<String, List<Known>> facts = new HashMap<>(4);
    private final List<Given> given = new ArrayList<>(2);
    private final List<Ruled> ruled = new ArrayList<>(2);
    private boolean closed;
    private boolean merged;
    private boolean joint;
    private boolean waiting;

    /**
     * @param created when it came in, in microseconds, as its source says; {@link Spans#EVER}: unknown
     * @param recorded when the portal heard of it first
     */
    public LeadHistory(long lead, long created, long recorded) {
        this.lead = lead;
        this.created = created;
        this.recorded = recorded;
    }

    public LeadHistory did(String type, long at, @Nullable String page) {
        doings.computeIfAbsent(type, any -> new Doings()).add(at, page);
        return this;
    }

    /** What has been known since ever. */
    public LeadHistory knows(String field, @Nullable String value) {
        facts.put(field, List.of(new Known(Spans.EVER, value)));
        return this;
    }

    /** What is known from that moment on; told in order of time. */
    public LeadHistory learns(String field, long from, @Nullable String value) {
        List<Known> known = new ArrayList<>(known(field));
        known.add(new Known(from, value));
        facts.put(field, known);
        return this;
    }

    public LeadHistory enters(Given entry) {
        given.add(entry);
        return this;
    }

    public LeadHistory entered(Ruled entry) {
        ruled.add(entry);
        return this;
    }

    /** The person was erased, or another record stands for this one: what definitions said is final. */
    LeadHistory close() {
        closed = true;
        return this;
    }

    /** A dispute holds it where it stands: definitions have nothing to say before the verdict. */
    LeadHistory await() {
        waiting = true;
        return this;
    }

    /** Another record stands for it. */
    LeadHistory merged() {
        merged = true;
        return this;
    }

    /** It stands for others, too. */
    LeadHistory joins() {
        joint = true;
        return this;
    }

    /** Puts everything in order of time, once all is told. */
    public LeadHistory complete() {
        doings.values().forEach(Doings::sort);
        given.sort(Comparator.comparingLong(Given::at).thenComparingLong(Given::entry));
        return this;
    }

    public long lead() {
        return lead;
    }

    public boolean isMerged() {
        return merged;
    }

    public boolean isJoint() {
        return joint;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Whether it stays where it stands for the time being. */
    public boolean isWaiting() {
        return waiting;
    }

    /** Whether a source or a person has put it there at that very moment. */
    public boolean wasGiven(Id stage, long at) {
        return given.stream()
                .anyMatch(entry -> entry.at() == at && entry.place().stage().equals(stage));
    }

    /** Where it stood at that moment, as far as the portal has written it down. At the same moment definitions come last. */
    public Optional<Place> placeAt(long moment) {
        @Nullable Place place = null;
        long at = Spans.EVER;
        for (Given entry : given) {
            if (entry.at() <= moment && entry.at() >= at) {
                place = entry.place();
                at = entry.at();
            }
        }
        for (Ruled entry : ruled) {
            if (entry.at() <= moment && entry.at() >= at) {
                place = entry.place();
                at = entry.at();
            }
        }
        return Optional.ofNullable(place);
    }

    public List<Given> given() {
        return given;
    }

    public List<Ruled> ruled() {
        return ruled;
    }

    /** Nobody was a lead before the source says that they came in. */
    Spans sinceItCameIn() {
        return Spans.between(created, Spans.NO_END);
    }

    /** When it came in, as far as that is known. */
    long arrival() {
        return created == Spans.EVER ? recorded : created;
    }

    @Override
    public long[] times(String activity, Optional<String> page) {
        Doings done = doings.get(activity);
        return done == null ? NEVER : page.map(done::at).orElse(done.at);
    }

    @Override
    public List<Known> known(String field) {
        return facts.getOrDefault(Facts.key(field), UNKNOWN);
    }

    /** The same lead, as if it had done nothing up to that moment. */
    Trail after(long moment) {
        return new Trail() {
            @Override
            public long[] times(String activity, Optional<String> page) {
                long[] all = LeadHistory.this.times(activity, page);
                int first = 0;
                while (first < all.length && all[first] <= moment) {
                    first++;
                }
                return first == 0 ? all : Arrays.copyOfRange(all, first, all.length);
            }

            @Override
            public List<Known> known(String field) {
                return LeadHistory.this.known(field);
            }
        };
    }
}
