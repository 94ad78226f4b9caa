package dev.accord.ingest.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.ingest.FileForm;
import dev.accord.ingest.Preview;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.Mapping;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the cells of a file are read where they can be read in more than one way. */
final class ReadingForm extends FormLayout {

    private static final List<String> DATES =
            List.of("dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "dd-MM-yyyy", "yyyy-MM-dd", "MMM d, yyyy");
    private static final List<String> NUMBERS = List.of("1,234.50", "1.234,50");
    private static final Set<ImportKind> NUMBERED =
            EnumSet.of(ImportKind.OPPORTUNITIES, ImportKind.ACTIVITIES, ImportKind.SPEND, ImportKind.TRAFFIC);
    private static final Set<ImportKind> MOVING =
            EnumSet.of(ImportKind.LEADS, ImportKind.OPPORTUNITIES, ImportKind.STAGE_ENTRIES);
    private static final String CURRENCY = "currency";
    private static final String FOUND_OUT = "Found out by itself";

    private final TextField source = new TextField("Source");
    private final ComboBox<String> zone = new ComboBox<>("Time zone");
    private final ComboBox<String> dates = new ComboBox<>("Dates");
    private final ComboBox<String> numbers = new ComboBox<>("Numbers");
    private final ComboBox<String> currency = new ComboBox<>("Currency");
    private final Checkbox offer = new Checkbox("Offer leads to Sales where a handoff waits");

    private final String base;

    /** @param base what was said before; what the form does not ask for is kept as it is there */
    ReadingForm(ImportKind kind, Mapping base, String suggestedSource, ZoneId portalZone, String portalCurrency) {
        this.base = base.toJson();
        setResponsiveSteps(new ResponsiveStep("0", 1), new ResponsiveStep("480px", 2));
        source.setValue(base.source().orElse(suggestedSource));
        source.setMaxLength(60);
        source.setHelperText("The system that the ids belong to. Leads and deals of one source find each other.");
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setValue(base.zone().orElse(portalZone).getId());
        zone.setHelperText("Of times that do not say it themselves.");
        openList(dates, DATES, "Such as dd.MM.yyyy.");
        openList(numbers, NUMBERS, "An example of the style.");
        currency.setItems(Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList());
        currency.setPlaceholder(portalCurrency);
        currency.setClearButtonVisible(true);
        currency.setHelperText("Of amounts that do not say it themselves.");
        offer.setValue(true);
        base.dates().ifPresent(dates::setValue);
        base.numbers().ifPresent(numbers::setValue);
        Optional.ofNullable(base.constants().get(CURRENCY)).ifPresent(currency::setValue);
        currency.setVisible(kind == ImportKind.OPPORTUNITIES || kind == ImportKind.SPEND);
        numbers.setVisible(NUMBERED.contains(kind));
        offer.setVisible(MOVING.contains(kind));
        dates.setVisible(kind != ImportKind.PEOPLE);
        zone.setVisible(kind != ImportKind.PEOPLE);
        add(source, zone, dates, numbers, currency, offer);
    }

    boolean offers() {
        return offer.getValue();
    }

    /** What was said about the file, together with what was found out of it. */
    Mapping mapping(Preview preview, Map<String, List<String>> columns) {
        Mapping said = said(columns);
        return preview.form() == FileForm.CSV
                ? said.found(preview.separator(), Charset.forName(preview.encoding()))
                : said;
    }

    /** What was said, for this file and for others like it. */
    Mapping said(Map<String, List<String>> columns) {
        Mapping before = Mapping.parse(base);
        boolean named = columns.values().stream().anyMatch(fields -> fields.contains(CURRENCY));
        Map<String, String> constants = new LinkedHashMap<>(before.constants());
        constants.remove(CURRENCY);
        said(currency.getValue()).filter(code -> !named).ifPresent(code -> constants.put(CURRENCY, code));
        return new Mapping(
                said(source.getValue()),
                columns,
                constants,
                before.values(),
                said(dates.getValue()),
                said(zone.getValue()).map(ZoneId::of),
                before.nulls(),
                said(numbers.getValue()),
                before.delimiter(),
                before.encoding(),
                before.sheet(),
                before.rows());
    }

    private static void openList(ComboBox<String> list, List<String> items, String help) {
        list.setItems(items);
        list.setAllowCustomValue(true);
        list.addCustomValueSetListener(custom -> list.setValue(custom.getDetail()));
        list.setPlaceholder(FOUND_OUT);
        list.setClearButtonVisible(true);
        list.setHelperText(help);
    }

    private static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(word -> !word.isEmpty());
    }
}
