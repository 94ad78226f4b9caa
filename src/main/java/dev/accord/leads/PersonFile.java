package dev.accord.leads;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.OutputStream;

/** What the portal holds on the person behind a lead, in all its modules, for that person. */
public interface PersonFile {

    /**
     * Writes it as one zip, and leaves the stream open.
     *
     * @throws Refused with code {@code unknown-lead} or {@code erased}, before anything is written
     */
    void write(Id lead, OutputStream out) throws IOException;
}
