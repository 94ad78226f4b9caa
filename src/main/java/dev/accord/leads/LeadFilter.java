package dev.accord.leads;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which leads are wanted. It can be written as the parameters of an address and read from there; what an address says
 * that makes no sense counts as not said. A blank text wants all.
 *
 * @param text the beginnings of words of names, company, e-mail or external id; each must be found
 * @param stage the stage's key
 * @param owner a person's id, {@code me}, or {@code none} for leads of which no person is responsible
 * @param team a team's id, or {@code mine}
 * @param createdFrom the first day on which they were created, in the portal's zone
 * @param createdUntil the last day on which they were created
 * @param sinceFrom the first day on which they entered the stage in which they stand
 * @param sinceUntil the last day on which they entered it
 * @param disqualified {@code only} or {@code without}
 * @param open the key of {@link OpenWork} that is open with them
 */
public record LeadFilter(
        String text,
        String stage,
        String channel,
        String campaign,
        String segment,
        String country,
        String owner,
        String team,
        Optional<LocalDate> createdFrom,
        Optional<LocalDate> createdUntil,
        Optional<LocalDate> sinceFrom,
        Optional<LocalDate> sinceUntil,
        String disqualified,
        String open)
        implements Serializable {

    public static final String ME = "me";
    public static final String NOBODY = "none";
    public static final String MINE = "mine";
    public static final String ONLY = "only";
    public static final String WITHOUT = "without";

    public static final LeadFilter ALL = of(Map.of());

    /** Reads the parameters of an address. */
    public static LeadFilter of(Map<String, String> parameters) {
        return new LeadFilter(
                text(parameters, "q"),
                text(parameters, "stage"),
                text(parameters, "channel"),
                text(parameters, "campaign"),
                text(parameters, "segment"),
                text(parameters, "country"),
                text(parameters, "owner"),
                text(parameters, "team"),
                day(parameters, "createdFrom"),
                day(parameters, "createdUntil"),
                day(parameters, "sinceFrom"),
                day(parameters, "sinceUntil"),
                text(parameters, "disqualified"),
                text(parameters, "open"));
    }

    /** The parameters of an address that {@link #of} reads; what is not asked for is left out. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", text);
        parameters.put("stage", stage);
        parameters.put("channel", channel);
        parameters.put("campaign", campaign);
        parameters.put("segment", segment);
        parameters.put("country", country);
        parameters.put("owner", owner);
        parameters.put("team", team);
        parameters.put("createdFrom", createdFrom.map(LocalDate::toString).orElse(""));
        parameters.put("createdUntil", createdUntil.map(LocalDate::toString).orElse(""));
        parameters.put("sinceFrom", sinceFrom.map(LocalDate::toString).orElse(""));
        parameters.put("sinceUntil", sinceUntil.map(LocalDate::toString).orElse(""));
        parameters.put("disqualified", disqualified);
        parameters.put("open", open);
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    /** How many things it asks for beside the words. */
    public int narrowings() {
        return (int)
                parameters().keySet().stream().filter(key -> !key.equals("q")).count();
    }

    private static String text(Map<String, String> parameters, String key) {
        return parameters.getOrDefault(key, "").strip();
    }

    private static Optional<LocalDate> day(Map<String, String> parameters, String key) {
        @Nullable String text = parameters.get(key);
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
