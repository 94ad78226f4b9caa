package dev.accord.ui;

import com.vaadin.flow.component.Component;

/** Something in the top bar of every screen, such as the bell. A module offers it as a bean; the frame shows it. */
public interface BarItem {

    /** One for a window that opens, on a request of the person who is signed in. */
    Component fresh();
}
