package dev.accord.disputes.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.accord.disputes.DisputeFilter;
import dev.accord.disputes.Facet;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is looked at, as the address of the disputes says it, so that it can be shared and survives a reload. */
final class DisputeAddress {

    /** What the page shows. */
    enum Part {
        BOARD(""),
        CASES("cases"),
        LESSONS("lessons");

        private final String word;

        Part(String word) {
            this.word = word;
        }
    }

    static final String BY = "by";
    static final String CAUSES = "causes";
    static final String MINE = "mine";
    static final String STATE = "column";

    private static final String ROUTE = "disputes";
    private static final String VIEW = "view";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String WINDOW = "window";
    private static final String UNLIMITED = "all";

    private DisputeAddress() {}

    static Part part(QueryParameters address) {
        String word = address.getSingleParameter(VIEW).orElse("");
        return Arrays.stream(Part.values())
                .filter(part -> part.word.equals(word))
                .findFirst()
                .orElse(Part.BOARD);
    }

    /**
     * The disputes that the address names; without a period those of the last twelve months, this one among them.
     *
     * @throws Refused with code {@code bad-day}, {@code bad-period} or {@code bad-window}
     */
    static DisputeFilter filter(QueryParameters address, LocalDate today, ZoneId zone) {
        LocalDate next = today.withDayOfMonth(1).plusMonths(1);
        Period period = new Period(
                day(address, FROM).orElse(next.minusMonths(12)),
                day(address, TO).orElse(next),
                zone);
        Map<Facet, String> only = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            address.getSingleParameter(facet.word()).ifPresent(value -> only.put(facet, value));
        }
        OptionalInt window = window(address.getSingleParameter(WINDOW));
        return new DisputeFilter(period, DisputeFilter.USUAL_DAYS, only).within(window);
    }

    private static Optional<LocalDate> day(QueryParameters address, String name) {
        return address.getSingleParameter(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw Refused.invalid("bad-day", "\"%s\" is no day: it is like 2026-11-25", text);
            }
        });
    }

    private static OptionalInt window(Optional<String> word) {
        if (word.isEmpty()) {
            return OptionalInt.of(DisputeFilter.USUAL_DAYS);
        }
        if (word.get().equals(UNLIMITED)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(word.get()));
        } catch (NumberFormatException e) {
            throw Refused.invalid("bad-window", "\"%s\" is no number of days", word.get());
        }
    }

    /** The disputes behind a number. */
    static String cases(DisputeFilter filter) {
        return of(Part.CASES, filter, Map.of());
    }

    /** What they teach; the facets have no place there. */
    static String lessons(DisputeFilter filter, Facet by, Facet cause) {
        Map<String, String> more = new LinkedHashMap<>();
        if (by != Facet.SOURCE) {
            more.put(BY, by.word());
        }
        if (cause != Facet.CAUSE) {
            more.put(CAUSES, cause.word());
        }
        return of(Part.LESSONS, new DisputeFilter(filter.period(), filter.days(), Map.of()), more);
    }

    static String of(Part part, DisputeFilter filter, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(VIEW, part.word);
        parameters.put(FROM, filter.period().from().toString());
        parameters.put(TO, filter.period().to().toString());
        Integer days = filter.days();
        if (days == null || days != DisputeFilter.USUAL_DAYS) {
            parameters.put(WINDOW, days == null ? UNLIMITED : days.toString());
        }
        filter.only().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(facet -> parameters.put(facet.getKey().word(), facet.getValue()));
        parameters.putAll(more);
        return ROUTE + "?" + QueryParameters.simple(parameters).getQueryString();
    }
}
