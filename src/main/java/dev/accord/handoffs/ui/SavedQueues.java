package dev.accord.handoffs.ui;

import com.vaadin.flow.component.html.Div;
import dev.accord.leads.SavedFilters;
import dev.accord.leads.ui.SavedFiltersDialog;
import dev.accord.ui.LinkTabs;
import java.util.List;

/** The filters of the queue that are kept under a name, each a link; nothing where there are none. */
final class SavedQueues extends Div {

    /** So many stand beside each other; all of them are in the dialog. */
    private static final int LINKS = 8;

    private final SavedFilters saved;
    private String query = "";

    SavedQueues(SavedFilters saved) {
        this.saved = saved;
    }

    /** @param now what is shown, as the parameters of its address */
    void show(String now) {
        query = now;
        write();
    }

    private void write() {
        List<SavedFilters.Saved> known = saved.known(SavedFilters.HANDOFFS);
        LinkTabs links = new LinkTabs("Saved filters");
        known.stream()
                .limit(LINKS)
                .forEach(each -> links.link(each.name(), SavedFilters.HANDOFFS + "?" + each.query()));
        links.current(SavedFilters.HANDOFFS + "?" + query);
        removeAll();
        add(links);
        setVisible(!known.isEmpty());
    }

    void open() {
        new SavedFiltersDialog(saved, SavedFilters.HANDOFFS, query, this::write).open();
    }
}
