package dev.accord.leads.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.LifecycleChange;
import dev.accord.leads.LifecyclePreview;
import dev.accord.leads.Stage;
import dev.accord.leads.Trait;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.DataTable;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.ListAndPanel;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Screen;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** The stages of the lifecycle as a tree; every change shows what it will do before it does it. */
@Route(value = "admin/lifecycle", layout = MainLayout.class)
@PageTitle("Lifecycle · Accord")
@Menu(title = "Lifecycle", icon = "lifecycle", order = 915)
@RolesAllowed("ADMIN")
class LifecycleView extends Screen implements BeforeEnterObserver, ChangeDesk {

    private static final String STAGE = "stage";
    private static final int CHANGES = 50;

    /** What changes less than that is done while one waits. */
    private static final long QUICK = 5_000;

    private final Lifecycle lifecycle;
    private final Directory directory;
    private final Acting acting;
    private final ZoneId zone;
    private final StageTree tree = new StageTree();
    private final Checkbox retired = new Checkbox("Also retired stages");
    private final ListAndPanel split;

    private Lifecycle.Stages stages = new Lifecycle.Stages(List.of());
    private Optional<Id> shown = Optional.empty();

    LifecycleView(Lifecycle lifecycle, Directory directory, Acting acting, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Lifecycle");
        this.lifecycle = lifecycle;
        this.directory = directory;
        this.acting = acting;
        this.zone = zone;
        split = new ListAndPanel(tree, this::closed);
        header().setLine("The stages of both teams, and who owns the leads in them");
        retired.addValueChangeListener(change -> list());
        header().add(
                        retired,
                        new Button("Changes made", click -> history().open()),
                        new Button(
                                "Order",
                                Glyph.LIFECYCLE.icon(),
                                click -> changes().reorder()));
        tree.addItemClickListener(click -> turnTo(Optional.of(click.getItem().stage())));
        tree.addSelectionListener(selection -> {
            if (selection.isFromClient()) {
                selection.getFirstSelectedItem().ifPresent(row -> turnTo(Optional.of(row.stage())));
            }
        });
        fillHeight();
        add(split);
    }

    private static void turnTo(Optional<Stage> stage) {
        UI.getCurrent()
                .navigate(
                        LifecycleView.class,
                        stage.map(one -> QueryParameters.of(STAGE, one.key())).orElseGet(QueryParameters::empty));
    }

    private void closed() {
        shown = Optional.empty();
        tree.deselectAll();
        turnTo(Optional.empty());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list();
        Optional<String> wanted = event.getLocation().getQueryParameters().getSingleParameter(STAGE);
        stages.all().stream()
                .filter(stage -> wanted.filter(stage.key()::equalsIgnoreCase).isPresent())
                .findFirst()
                .ifPresentOrElse(this::show, this::hide);
    }

    private void hide() {
        shown = Optional.empty();
        split.hide();
    }

    private StageChanges changes() {
        return new StageChanges(stages, directory.departments(), this);
    }

    private void list() {
        stages = lifecycle.stages();
        tree.show(stages, lifecycle.standing(), directory.departments(), retired.getValue());
    }

    private void show(Stage stage) {
        shown = Optional.of(stage.id());
        StageChanges changes = changes();
        split.show(close -> StagePanel.of(stage, tree.row(stage.id()), stages, changes, zone, close));
    }

    @Override
    public LifecyclePreview preview(LifecycleChange change) {
        return lifecycle.preview(change);
    }

    @Override
    public List<Lifecycle.TraitValue> values(Stage stage, Trait trait) {
        return lifecycle.values(stage.id(), trait);
    }

    /** What takes long goes on beside the screen, and shows how far it is. */
    @Override
    public void apply(LifecyclePreview agreed, String why, ChangeDialog dialog) {
        if (agreed.work() < QUICK) {
            boolean done = Attempt.succeeds(
                    () -> lifecycle.apply(agreed.change(), agreed.version(), why, (steps, all) -> true));
            if (done) {
                dialog.close();
                applied(agreed);
            }
            return;
        }
        Id person = acting.person();
        dialog.follow(
                new ChangeRun(progress -> acting.as(person, () -> {
                    lifecycle.apply(agreed.change(), agreed.version(), why, progress);
                    return true;
                })),
                () -> applied(agreed));
    }

    private void applied(LifecyclePreview agreed) {
        Notice.done("Done: " + agreed.summary());
        list();
        shown.map(stages::byId).ifPresent(this::show);
    }

    private Dialog history() {
        DataTable table = new DataTable("Changes of the lifecycle")
                .column("When")
                .column("Who")
                .column("What")
                .column("Why");
        List<Lifecycle.Changed> changes = lifecycle.changes(CHANGES);
        changes.forEach(change -> table.row(
                FigureText.moment(change.at(), zone),
                change.who(),
                change.summary(),
                change.reason() == null ? FigureText.NONE : change.reason()));
        Dialog dialog = new Dialog("Changes made");
        dialog.addClassName("accord-dialog");
        dialog.setWidth("min(820px, 100%)");
        dialog.add(
                changes.isEmpty()
                        ? new EmptyState(
                                "Nothing has been changed yet", "The lifecycle is the one that Accord came with.")
                        : new Wide("Changes of the lifecycle", table));
        dialog.getFooter().add(new Button("Close", click -> dialog.close()));
        return dialog;
    }
}
