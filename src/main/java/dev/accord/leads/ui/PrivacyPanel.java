package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.accord.leads.LeadCard;
import dev.accord.leads.Leads;
import dev.accord.leads.PersonFile;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;

/** What a person may ask for: all that is held on them, and to be forgotten. */
final class PrivacyPanel extends Div {

    private final Id lead;
    private final Leads leads;
    private final SerializableConsumer<Id> erased;

    /** @param erased what happens when the person is forgotten */
    PrivacyPanel(LeadCard lead, SignedIn who, PersonFile file, Leads leads, SerializableConsumer<Id> erased) {
        this.lead = lead.id();
        this.leads = leads;
        this.erased = erased;
        setVisible(LeadRights.mayForget(who) && lead.erasedAt() == null);
        Button forget = new Button("Erase this person", click -> ask());
        forget.addThemeVariants(ButtonVariant.ERROR);
        Div content = new Div(
                download(lead.id(), file),
                new Paragraph(
                        "It is for whoever asks what is held on them. It names colleagues, too: look it through."),
                forget);
        content.addClassName("accord-stack");
        add(new Panel("Privacy", content));
    }

    private static Anchor download(Id lead, PersonFile file) {
        return new Anchor(
                (DownloadHandler) event -> {
                    try {
                        event.setFileName("person-%s.zip".formatted(lead));
                        event.setContentType("application/zip");
                        file.write(lead, event.getOutputStream());
                    } catch (Refused refused) {
                        event.getResponse().sendError(HttpStatusCode.CONFLICT.getCode(), refused.reason());
                    }
                },
                "Download all that is held on this person");
    }

    private void ask() {
        Confirmation.ask(
                "Erase this person?",
                "Name, addresses, notes and files go for good, also from all that was merged into this lead. The history"
                        + " stays without them, and no figure changes.",
                "Erase",
                this::erase);
    }

    private void erase() {
        if (Attempt.succeeds(() -> leads.erase(lead))) {
            Notice.done("Erased");
            erased.accept(lead);
        }
    }
}
