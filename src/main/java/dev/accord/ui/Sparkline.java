package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** The shape of a figure over time, without axes; decoration only, so the words must stand beside it. */
@Tag("accord-sparkline")
@JsModule("./accord-sparkline.ts")
public final class Sparkline extends Component {

    /** Fewer than two values draw nothing. */
    public Sparkline(List<Double> values) {
        var json = JsonNodeFactory.instance.arrayNode();
        values.forEach(json::add);
        getElement().setPropertyJson("values", json);
        getElement().setAttribute("aria-hidden", "true");
    }
}
