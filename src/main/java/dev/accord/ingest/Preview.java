package dev.accord.ingest;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What a file looks like before it is imported.
 *
 * @param form what kind of file it is; encoding and separator are its own only where it is CSV
 * @param export whose export it seems to be, such as HubSpot contacts; blank where no system is recognised
 * @param source the name that records of this system are usually kept under; blank where none is recognised
 */
public record Preview(
        FileForm form, String encoding, char separator, String export, String source, List<Column> columns)
        implements Serializable {

    /** A column, the fields that its heading means, and some of its cells. */
    public record Column(String heading, List<String> fields, List<String> samples) implements Serializable {

        public Optional<String> sample() {
            return samples.stream().findFirst();
        }
    }
}
