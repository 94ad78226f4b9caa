package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.StageProposals;
import dev.accord.leads.StageProposals.Proposal;
import dev.accord.people.Acting;
import dev.accord.people.Role;
import dev.accord.ui.Attempt;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Narrow;
import dev.accord.ui.Notice;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;

/** Leads that no longer meet the definition by which they stand where they do, and what marketing does with them. */
@Route(value = "leads/proposals", layout = MainLayout.class)
@PageTitle("Leads that no longer fit · Accord")
@PermitAll
class ProposalsView extends Screen {

    private final StageProposals proposals;
    private final Lifecycle lifecycle;
    private final Grid<Proposal> grid = new Grid<>();

    ProposalsView(
            StageProposals proposals, Lifecycle lifecycle, Acting acting, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Leads that no longer fit");
        this.proposals = proposals;
        this.lifecycle = lifecycle;
        boolean mine = acting.now().is(Role.MARKETER) || acting.now().is(Role.MARKETING_LEAD);
        grid.addComponentColumn(ProposalsView::who)
                .setHeader("Lead")
                .setFlexGrow(2)
                .setWidth("180px");
        Grid.Column<Proposal> stage =
                grid.addColumn(Proposal::stageLabel).setHeader("Stands in").setWidth("160px");
        Grid.Column<Proposal> since = grid.addColumn(open -> FigureText.day(open.lapsedAt(), zone))
                .setHeader("Since")
                .setFlexGrow(0)
                .setWidth("116px");
        Grid.Column<Proposal> why = grid.addComponentColumn(ProposalsView::why)
                .setHeader("Why")
                .setFlexGrow(3)
                .setWidth("220px");
        if (mine) {
            grid.addComponentColumn(this::decide)
                    .setHeader("Decide")
                    .setFlexGrow(0)
                    .setWidth("190px");
        }
        Narrow.leavesOut(grid, stage, since, why);
        grid.setAriaLabel("Leads that no longer fit");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.addClassName("accord-panel");
        grid.setSizeFull();
        grid.setEmptyStateComponent(new EmptyState(
                "Every lead fits where it stands",
                "Where a definition says so, marketing is asked here about leads that no longer meet it."));
        grid.setItems(query -> proposals.open(query.getOffset(), query.getLimit()).stream(), query -> count());
        fillHeight();
        add(grid);
        count();
    }

    private int count() {
        int count = proposals.count();
        header().setLine(count == 1 ? "1 lead to decide on" : FigureText.count(count) + " leads to decide on");
        return count;
    }

    private static Component who(Proposal open) {
        Span company = new Span(open.company() == null ? FigureText.NONE : open.company());
        company.addClassName("accord-secondary");
        Span name = new Span(open.leadName());
        name.addClassName("accord-row-name");
        Div narrow = new Div(why(open));
        narrow.addClassName("accord-narrow-only");
        RouterLink link = new RouterLink(
                "", LeadView.class, new RouteParameters("id", open.leadId().toString()));
        link.addClassNames("accord-two", "accord-row-link");
        link.add(name, company, narrow);
        return link;
    }

    private static Component why(Proposal open) {
        Span definition = new Span(open.definition());
        definition.addClassName("accord-secondary");
        Span words = new Span(open.why());
        words.addClassName("accord-wrapped");
        Div cell = new Div(words, definition);
        cell.addClassName("accord-two");
        return cell;
    }

    private Component decide(Proposal open) {
        Button keep = new Button(
                "Keep",
                click -> new ReasonDialog(
                                "Keep %s in %s".formatted(open.leadName(), open.stageLabel()),
                                "Keep",
                                reason -> done(
                                        Attempt.succeeds(() -> proposals.keep(open.id(), reason)),
                                        "%s stays in %s".formatted(open.leadName(), open.stageLabel())))
                        .open());
        Button move = new Button(
                "Move to",
                click -> new MoveDialog(
                                open.leadName(),
                                lifecycle.stages(),
                                lifecycle.stages().byId(open.stageId()),
                                (stage, reason) -> done(
                                        Attempt.succeeds(() -> proposals.move(open.id(), stage.key(), reason)),
                                        "%s moved to %s".formatted(open.leadName(), stage.label())))
                        .open());
        keep.setAriaLabel("Keep " + open.leadName());
        move.setAriaLabel("Move " + open.leadName() + " to another stage");
        for (Button button : new Button[] {keep, move}) {
            button.addThemeVariants(ButtonVariant.SMALL);
        }
        Div both = new Div(keep, move);
        both.addClassName("accord-actions");
        return both;
    }

    private boolean done(boolean succeeded, String words) {
        if (succeeded) {
            Notice.done(words);
        }
        grid.getDataProvider().refreshAll();
        return succeeded;
    }
}
