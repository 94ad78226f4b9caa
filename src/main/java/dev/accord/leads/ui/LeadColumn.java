package dev.accord.leads.ui;

import dev.accord.leads.LeadOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the list can show of a lead beside its name, which is always there. */
enum LeadColumn {
    STAGE("Stage", "180px", null),
    SINCE("Since", "120px", LeadOrder.By.SINCE),
    CHANNEL("Channel and campaign", "160px", null),
    OWNER("Responsible", "140px", null),
    CREATED("Created", "120px", LeadOrder.By.CREATED),
    COMPANY("Company", "160px", LeadOrder.By.COMPANY),
    TEAM("Team", "120px", null),
    SEGMENT("Segment", "120px", null),
    COUNTRY("Country", "110px", null),
    EMAIL("E-mail", "200px", null),
    JOB_TITLE("Job title", "150px", null),
    SOURCE("Source", "160px", null),
    DISQUALIFIED("Disqualified because", "180px", null);

    /** What is shown to whoever has not chosen. */
    static final List<LeadColumn> USUAL = List.of(STAGE, SINCE, CHANNEL, OWNER, CREATED);

    private final String label;
    private final String width;
    private final LeadOrder.@Nullable By order;

    LeadColumn(String label, String width, LeadOrder.@Nullable By order) {
        this.label = label;
        this.width = width;
        this.order = order;
    }

    /** The columns with these keys; an unknown key is left out. */
    static List<LeadColumn> of(List<String> keys) {
        return keys.stream()
                .flatMap(key ->
                        Arrays.stream(values()).filter(column -> column.key().equals(key)))
                .distinct()
                .toList();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }

    String width() {
        return width;
    }

    /** By what the list is ordered when one presses its heading. */
    Optional<LeadOrder.By> order() {
        return Optional.ofNullable(order);
    }
}
