package dev.accord.metrics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.Command;
import dev.accord.glossary.VersionName;
import dev.accord.metrics.Basis;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Window;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The question to a metric as fields: the period, the split, what it is compared with. */
final class FigureFields implements Serializable {

    private static final List<Window> WINDOWS =
            List.of(Window.days(30), Window.days(60), Window.NINETY_DAYS, Window.days(180), Window.UNLIMITED);

    private final DatePicker from = new DatePicker("From");
    private final DatePicker to = new DatePicker("To, not included");
    private final Select<Breakdown> by = new Select<>();
    private final Select<Basis> basis = new Select<>();
    private final Select<Window> window = new Select<>();
    private final Select<VersionName> version = new Select<>();
    private final ComparisonSelect compare = new ComparisonSelect("Nothing");

    /** @param changed what follows when the reader has asked for something else */
    FigureFields(Command changed) {
        var days = new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy");
        from.setI18n(days);
        to.setI18n(days);
        by.setLabel("Split by");
        by.setItems(Breakdown.values());
        by.setItemLabelGenerator(Wording::by);
        basis.setLabel("Basis");
        basis.setItems(Basis.PERIOD, Basis.COHORT);
        basis.setItemLabelGenerator(each -> each == Basis.COHORT ? "Cohort" : "Period");
        window.setLabel("Window");
        window.setItemLabelGenerator(each -> each.limit().isPresent() ? each + " days" : "No limit");
        version.setLabel("Definition");
        version.setEmptySelectionAllowed(true);
        version.setEmptySelectionCaption("As recorded");
        version.setItemLabelGenerator(each -> each == null ? "As recorded" : "Restated: " + each.label());
        compare.setLabel("Compare with");
        List.<HasValue<?, ?>>of(from, to, by, basis, window, version, compare)
                .forEach(field -> field.addValueChangeListener(change -> {
                    if (change.isFromClient() && !from.isEmpty() && !to.isEmpty()) {
                        changed.execute();
                    }
                }));
    }

    Component[] all() {
        return new Component[] {from, to, by, basis, window, version, compare};
    }

    /**
     * @param under the version that was asked for, whether or not the figure could be restated under it
     * @param cohorts whether the metric has any
     * @param versions under which it could be restated
     */
    void show(
            FigureQuery query,
            Optional<VersionName> under,
            Optional<Comparison> comparison,
            boolean cohorts,
            List<VersionName> versions) {
        from.setValue(query.period().from());
        to.setValue(query.period().to());
        by.setValue(query.by());
        basis.setVisible(cohorts);
        basis.setValue(query.basis());
        window.setVisible(query.basis() == Basis.COHORT);
        window.setItems(WINDOWS.contains(query.window()) ? WINDOWS : List.of(query.window()));
        window.setValue(query.window());
        version.setVisible(!versions.isEmpty());
        version.setItems(versions);
        version.setValue(under.filter(versions::contains).orElse(null));
        compare.setVisible(true);
        compare.setValue(comparison.orElse(null));
    }

    /** Of what cannot be computed another period can be asked. */
    void showPeriodAlone() {
        basis.setVisible(false);
        window.setVisible(false);
        version.setVisible(false);
        compare.setVisible(false);
        compare.clear();
    }

    Optional<Comparison> comparison() {
        return compare.getOptionalValue();
    }

    /**
     * What is asked now.
     *
     * @param before what was shown; none: nothing could be
     * @throws Refused with code {@code bad-period}
     */
    FigureQuery asked(@Nullable FigureQuery before, ZoneId usual) {
        Period period = new Period(
                from.getValue(),
                to.getValue(),
                before == null ? usual : before.period().zone());
        FigureQuery query = (before == null ? FigureQuery.over(period) : before.during(period))
                .by(Optional.ofNullable(by.getValue()).orElse(Breakdown.NONE));
        if (basis.isVisible()) {
            query = query.on(basis.getValue()).within(window.getValue());
        }
        return version.getOptionalValue().map(query::under).orElseGet(query::asRecorded);
    }
}
