package dev.accord.metrics;

import java.util.List;
import java.util.Optional;

/** A page of the records behind a figure, newest first, and where the next page begins. */
public record RecordPage(List<FigureRecord> items, Optional<String> next) {

    public RecordPage {
        items = List.copyOf(items);
    }
}
