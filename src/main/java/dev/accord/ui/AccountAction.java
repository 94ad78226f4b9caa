package dev.accord.ui;

/**
 * One entry of the menu under the signed-in person's name, such as "Change password". A module offers it as a bean;
 * the frame lists the entries by their order.
 */
public interface AccountAction {

    String label();

    Glyph glyph();

    /** Entries with a smaller number come first. */
    default int order() {
        return 100;
    }

    /** Runs when the person chooses the entry; opens a dialog or navigates. */
    void run();
}
