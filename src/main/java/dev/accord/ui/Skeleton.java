package dev.accord.ui;

import com.vaadin.flow.component.html.Div;

/** Grey lines in the place of content that is on its way. They show only after 300 ms, so quick answers do not flicker. */
public final class Skeleton extends Div {

    public Skeleton(int lines) {
        addClassName("accord-skeleton");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-label", "Loading");
        for (int line = 0; line < lines; line++) {
            add(new Div());
        }
    }
}
