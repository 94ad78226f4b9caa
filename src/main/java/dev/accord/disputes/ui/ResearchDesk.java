package dev.accord.disputes.ui;

import dev.accord.disputes.ContactWay;
import dev.accord.disputes.DisputeFiles;
import dev.accord.disputes.FindingKind;
import dev.accord.disputes.Research;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.Notice;
import java.io.Serializable;

/** Adds to the research of one dispute, and says what came of it. Each tells whether it was done. */
record ResearchDesk(Research research, DisputeFiles files, Id dispute) implements Serializable {

    boolean note(FindingKind kind, String text) {
        return done("Added", () -> research.find(dispute, kind, text));
    }

    boolean activity(Id activity, String text) {
        return done("Attached", () -> research.attach(dispute, activity, text));
    }

    boolean attempt(ContactWay way, String outcome, String note) {
        return done("Logged", () -> research.attempt(dispute, way, outcome, note));
    }

    boolean file(EvidenceUpload.Sent sent, String caption) {
        return done("Attached", () -> files.attach(dispute, sent.name(), caption, sent.content()));
    }

    boolean remove(Id file) {
        return done("Removed", () -> files.remove(file));
    }

    private static boolean done(String word, com.vaadin.flow.server.Command work) {
        boolean done = Attempt.succeeds(work);
        if (done) {
            Notice.done(word);
        }
        return done;
    }
}
