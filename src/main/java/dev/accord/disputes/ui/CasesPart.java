package dev.accord.disputes.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.DisputeFilter;
import dev.accord.disputes.DisputeState;
import dev.accord.disputes.Facet;
import dev.accord.disputes.Lessons;
import dev.accord.handoffs.CauseCard;
import dev.accord.people.PersonCard;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.Narrow;
import dev.accord.ui.StateTag;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The disputes behind a number, the newest first, with what narrows them and can be taken away again. */
final class CasesPart extends Div {

    private final DisputeFilter filter;
    private final Map<String, String> names;

    /** @param causes and people: for the words of what narrows */
    CasesPart(Lessons lessons, DisputeFilter filter, List<CauseCard> causes, List<PersonCard> people) {
        this.filter = filter;
        names = Stream.concat(
                        causes.stream().map(card -> Map.entry(card.cause().code(), card.label())),
                        people.stream().map(person -> Map.entry(person.id().toString(), person.name())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        addClassNames("accord-stack", "accord-cases");
        add(narrowing(lessons.count(filter)), new CaseGrid(lessons));
    }

    private Div narrowing(int count) {
        Span found = new Span("%s raised %s"
                .formatted(
                        count == 1 ? "1 dispute" : FigureText.count(count) + " disputes",
                        Words.period(filter.period())));
        found.addClassName("accord-strong");
        Div chips = new Div(found);
        chips.addClassName("accord-chips");
        filter.only().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> chips.add(chip(each)));
        return chips;
    }

    private Anchor chip(Map.Entry<Facet, String> narrowed) {
        Facet facet = narrowed.getKey();
        String value = facet == Facet.CAUSE || facet == Facet.CLAIM || facet.isPerson()
                ? names.getOrDefault(narrowed.getValue(), Words.of(facet, narrowed.getValue()))
                : Words.of(facet, narrowed.getValue());
        Map<Facet, String> rest = new EnumMap<>(Facet.class);
        rest.putAll(filter.only());
        rest.remove(facet);
        String words = Words.of(facet) + ": " + value;
        Anchor chip = new Anchor(DisputeAddress.cases(new DisputeFilter(filter.period(), filter.days(), rest)));
        chip.add(new Span(words), Glyph.CLOSE.icon());
        chip.setAriaLabel(words + ". Take it away");
        chip.addClassName("accord-chip");
        return chip;
    }

    /** Fetched as one scrolls. */
    private final class CaseGrid extends Grid<DisputeCard> {

        CaseGrid(Lessons lessons) {
            ZoneId zone = filter.period().zone();
            getElement().setAttribute("aria-label", "Disputes");
            addClassName("accord-panel");
            setItems(
                    page -> lessons.disputes(filter, page.getOffset(), page.getLimit()).stream(),
                    page -> lessons.count(filter));
            addColumn(new ComponentRenderer<>(CasesPart::lead))
                    .setHeader("Lead")
                    .setFlexGrow(2);
            Column<DisputeCard> came = addColumn(new ComponentRenderer<>(card -> two(
                            Words.orUnknown(Objects.requireNonNullElse(card.channel(), "")),
                            Objects.requireNonNullElse(card.campaign(), ""))))
                    .setHeader("Came by")
                    .setFlexGrow(1);
            addColumn(new ComponentRenderer<>(card -> two(
                            card.causeLabel(), card.trueCauseLabel() == null ? "" : "found: " + card.trueCauseLabel())))
                    .setHeader("Cause")
                    .setFlexGrow(1);
            Column<DisputeCard> raised = addColumn(new ComponentRenderer<>(
                            card -> two(FigureText.day(card.raisedAt(), zone), "by " + card.raisedBy())))
                    .setHeader("Raised")
                    .setFlexGrow(1);
            addColumn(new ComponentRenderer<>(CasesPart::verdict))
                    .setHeader("Verdict")
                    .setFlexGrow(1);
            Narrow.leavesOut(this, came, raised);
            setEmptyStateComponent(new EmptyState("No dispute is like that", "Take away what narrows them."));
            setSelectionMode(SelectionMode.NONE);
            setSizeFull();
        }
    }

    private static Div lead(DisputeCard card) {
        RouterLink link = new RouterLink(
                card.leadName(),
                DisputeView.class,
                new RouteParameters("id", card.id().toString()));
        Span company = new Span(Objects.requireNonNullElse(card.company(), ""));
        company.addClassName("accord-secondary");
        Div both = new Div(new Span(link), company);
        both.addClassName("accord-two");
        return both;
    }

    private static Div verdict(DisputeCard card) {
        if (card.state() != DisputeState.REPOSITIONED) {
            return new Div(new StateTag(card.state().label()));
        }
        return two(
                Boolean.TRUE.equals(card.upheld()) ? "Upheld" : "Not upheld",
                card.offeredTo() == null ? "to " + card.repositionedTo() : "offered to " + card.offeredTo());
    }

    private static Div two(String first, String second) {
        Span below = new Span(second);
        below.addClassName("accord-secondary");
        Div both = new Div(new Span(first), below);
        both.addClassName("accord-two");
        return both;
    }
}
