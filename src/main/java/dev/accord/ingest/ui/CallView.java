package dev.accord.ingest.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.accord.ingest.ApiDescription;
import dev.accord.ingest.ApiDescription.Body;
import dev.accord.ingest.ApiDescription.Call;
import dev.accord.ingest.ApiDescription.Field;
import dev.accord.ui.DataTable;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.StateTag;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One call of the API: what it takes, what it answers, and a form to try it. */
@Route(value = "admin/api/:call", layout = MainLayout.class)
@RolesAllowed("ADMIN")
class CallView extends Screen implements BeforeEnterObserver, HasDynamicTitle {

    private final ApiDescription api;
    private final TrialTokens tokens;
    private final Div content = new Div();
    private String title = "API";

    CallView(ApiDescription api, TrialTokens tokens) {
        super("API");
        this.api = api;
        this.tokens = tokens;
        header().add(new RouterLink("All calls", ApiView.class));
        content.addClassName("accord-stack");
        add(content);
    }

    static RouteParameters parameters(Call call) {
        return new RouteParameters("call", call.id());
    }

    @Override
    public String getPageTitle() {
        return title + " · Accord";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Call call = event.getRouteParameters()
                .get("call")
                .flatMap(api::call)
                .orElseThrow(() -> new NotFoundException("the API has no such call"));
        title = call.summary();
        header().setHeading(call.summary());
        header().setLine(call.method() + " " + call.path());
        content.removeAll();
        if (!call.description().isBlank()) {
            content.add(new Paragraph(call.description().replace("`", "")));
        }
        if (!call.parameters().isEmpty()) {
            content.add(parametersOf(call));
        }
        call.body().ifPresent(body -> content.add(bodyOf(body)));
        content.add(answersOf(call));
        if (call.body().isEmpty() || call.body().get().example().isPresent()) {
            content.add(new Panel("Try it", new Trial(call, tokens)));
        }
    }

    private static Panel parametersOf(Call call) {
        DataTable table = new DataTable("Parameters")
                .column("Name")
                .column("In")
                .column("Is")
                .column("Means");
        call.parameters()
                .forEach(one -> table.row(
                        name(one.name(), one.required()),
                        new Span(one.place()),
                        new Span(one.type()),
                        new Span(one.description().replace("`", ""))));
        return new Panel("Parameters", new Wide("Parameters", table)).flush();
    }

    private static Panel bodyOf(Body body) {
        Panel panel = new Panel("Body").actions(new Code(body.mediaType()));
        panel.add(fields("Fields of the body", body.fields()));
        body.example()
                .ifPresent(example -> panel.add(new Paragraph("For example:"), text("Example of a body", example)));
        return panel;
    }

    private static Panel answersOf(Call call) {
        DataTable table =
                new DataTable("Answers").column("Status").column("Means").column("Holds");
        call.answers()
                .forEach(answer -> table.row(
                        new StateTag(answer.status().equals("default") ? "other" : answer.status()),
                        new Span(answer.description().replace("`", "")),
                        new Span(answer.type())));
        Panel panel = new Panel("Answers", new Wide("Answers", table));
        call.answers().stream()
                .filter(answer -> !answer.fields().isEmpty())
                .findFirst()
                .ifPresent(answer -> panel.add(
                        new Paragraph("The fields of " + answer.type() + ":"),
                        fields("Fields of the answer", answer.fields())));
        return panel;
    }

    private static Wide fields(String label, List<Field> fields) {
        DataTable table = new DataTable(label).column("Field").column("Is").column("Means");
        fields.forEach(field -> table.row(
                name(field.name(), field.required()),
                new Span(field.type()),
                new Span(field.description().replace("`", ""))));
        return new Wide(label, table);
    }

    private static Span name(String name, boolean required) {
        Span cell = new Span(new Code(name));
        if (required) {
            cell.add(new Span(" required"));
        }
        return cell;
    }

    /** A text as it stands, which can be scrolled by key. */
    static Pre text(String label, String text) {
        Pre pre = new Pre(text);
        pre.addClassName("accord-source");
        pre.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
        return pre;
    }
}
