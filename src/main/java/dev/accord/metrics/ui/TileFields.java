package dev.accord.metrics.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Narrowing;
import dev.accord.metrics.Tile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A tile of a board as fields: the metric, the part that it looks at, and how it shows it. */
public final class TileFields extends Div {

    private static final List<Breakdown> CHOICES =
            Stream.concat(Stream.of(Breakdown.NONE), Tile.DIMENSIONS.stream()).toList();

    private final TileChoices choices;
    private final Select<Metric> metric = new Select<>();
    private final Select<Breakdown> dimension = new Select<>();
    private final ComboBox<Narrowing> part = new ComboBox<>("Only");
    private final Select<Breakdown> by = new Select<>();

    public TileFields(TileChoices choices) {
        this.choices = choices;
        addClassName("accord-form");
        List<Metric> metrics = choices.metrics();
        metric.setLabel("Metric");
        metric.setItems(metrics);
        metric.setItemLabelGenerator(Metric::label);
        metric.setValue(metrics.getFirst());
        metric.addValueChangeListener(change -> offerParts());
        dimension.setLabel("Looks at");
        dimension.setItems(CHOICES);
        dimension.setItemLabelGenerator(each -> each == Breakdown.NONE
                ? "All records"
                : "Only one " + Wording.by(each).toLowerCase(Locale.ROOT));
        dimension.setValue(Breakdown.NONE);
        dimension.addValueChangeListener(change -> {
            part.clear();
            offerParts();
        });
        part.setItemLabelGenerator(each -> Wording.group(Optional.ofNullable(each.group())));
        part.setRequiredIndicatorVisible(true);
        part.setManualValidation(true);
        part.setAllowCustomValue(true);
        part.addCustomValueSetListener(typed -> part.setValue(
                new Narrowing(dimension.getValue(), typed.getDetail().strip())));
        part.setVisible(false);
        by.setLabel("Shows");
        by.setItems(CHOICES);
        by.setItemLabelGenerator(each -> each == Breakdown.NONE
                ? "The number with its course"
                : "The largest parts by " + Wording.by(each).toLowerCase(Locale.ROOT));
        by.setValue(Breakdown.NONE);
        add(metric, dimension, part, by);
    }

    /** Begins with a tile. A metric that is no longer there has to be chosen anew. */
    public void show(Tile tile) {
        metric.setValue(choices.metrics().stream()
                .filter(known -> known.key().equals(tile.metric()))
                .findFirst()
                .orElse(null));
        dimension.setValue(tile.narrowing().map(Narrowing::by).orElse(Breakdown.NONE));
        part.setValue(tile.only());
        by.setValue(tile.by());
    }

    /** The tile that they describe; where something is missing its field says so, and there is none. */
    public Optional<Tile> tile() {
        metric.setInvalid(metric.isEmpty());
        metric.setErrorMessage("Choose a metric.");
        part.setInvalid(part.isVisible() && part.isEmpty());
        part.setErrorMessage("Choose one, or type its name.");
        if (metric.isInvalid() || part.isInvalid()) {
            return Optional.empty();
        }
        return Optional.of(new Tile(metric.getValue().key(), part.getValue(), by.getValue()));
    }

    private void offerParts() {
        Breakdown chosen = dimension.getValue();
        part.setVisible(chosen != Breakdown.NONE);
        if (part.isVisible()) {
            Narrowing kept = part.getValue();
            part.setLabel("Only this " + Wording.by(chosen).toLowerCase(Locale.ROOT));
            part.setItems(metric.getOptionalValue()
                    .map(known -> choices.parts(known, chosen))
                    .orElse(List.of()));
            part.setValue(kept);
        }
    }
}
