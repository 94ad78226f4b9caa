package dev.accord.activity.ui;

import com.vaadin.flow.component.Component;
import dev.accord.activity.Readers;
import dev.accord.ui.AccountSection;

/** Lets one choose on one's account page what one is told of. */
@org.springframework.stereotype.Component
class TellingSection implements AccountSection {

    private final Readers readers;

    TellingSection(Readers readers) {
        this.readers = readers;
    }

    @Override
    public String title() {
        return "What you are told of";
    }

    @Override
    public Component fresh() {
        return new TellingFields(readers);
    }
}
