package dev.accord.ui;

import com.vaadin.flow.server.Command;
import dev.accord.shared.Refused;
import org.springframework.security.access.AccessDeniedException;

/**
 * Does what a person asked for. Where the portal says no, the person reads why, and what follows the work is left out.
 *
 * {@snippet :
 * if (Attempt.succeeds(() -> leads.move(lead, stage, reason))) {
 *     dialog.close();
 * }
 * }
 */
public final class Attempt {

    private Attempt() {}

    /** @return whether it was done; a refusal has been shown */
    public static boolean succeeds(Command work) {
        try {
            work.execute();
            return true;
        } catch (Refused no) {
            Notice.refused(sentence(no.reason()));
        } catch (AccessDeniedException no) {
            Notice.refused("Your role does not allow this.");
        }
        return false;
    }

    /** Refusals are written to stand after a colon; on a screen they stand alone. */
    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + reason.substring(1) + ".";
    }
}
