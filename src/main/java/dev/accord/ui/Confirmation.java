package dev.accord.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.server.Command;

/**
 * A question before something that cannot be taken back by a key. What can be undone is not asked, see {@link Notice}.
 *
 * {@snippet :
 * Confirmation.ask("Revoke this token?", "Programs that use it are refused at once.", "Revoke", () -> tokens.revoke(id));
 * }
 */
public final class Confirmation {

    private Confirmation() {}

    /**
     * Asks, and runs the command only if the person says so.
     *
     * @param verb what the person agrees to, as the text of the button
     */
    public static void ask(String question, String consequence, String verb, Command then) {
        var dialog = new ConfirmDialog(question, consequence, verb, confirm -> then.execute());
        dialog.setCancelable(true);
        dialog.open();
    }
}
