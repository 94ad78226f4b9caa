package dev.accord.ui;

import com.vaadin.flow.component.Component;

/** A part of one's own account page. A module offers it as a bean. */
public interface AccountSection {

    String title();

    /** One for a page that opens, on a request of the person whose account it is. */
    Component fresh();
}
