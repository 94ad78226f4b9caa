package dev.accord.ui;

import com.vaadin.flow.component.html.Div;

/**
 * The base of every view inside the {@link MainLayout}: a header on top, sections below it.
 *
 * {@snippet :
 * @Route("leads")
 * @PageTitle("Leads · Accord")
 * @Menu(title = "Leads", icon = "lead", order = 30)
 * @PermitAll
 * class LeadsView extends Screen {
 *     LeadsView(Leads leads) {
 *         super("Leads");
 *         header().setLine("All leads of both teams");
 *         add(new Panel("New this week", new LeadGrid(leads)));
 *     }
 * }
 * }
 */
public abstract class Screen extends Div {

    private final PageHeader header;

    protected Screen(String title) {
        addClassName("accord-screen");
        header = new PageHeader(title);
        add(header);
    }

    protected final PageHeader header() {
        return header;
    }

    /** Lets the content take the whole height of the window and scroll inside itself, for lists with a side panel. */
    protected final void fillHeight() {
        addClassName("accord-screen-full");
    }
}
