package dev.accord.disputes;

import java.io.IOException;
import java.io.OutputStream;

/** A file of evidence, to be given out as an attachment and never to be shown by the browser in our name. */
public final class EvidenceFile {

    /** Reads the piece at a place; the first is 0. */
    interface Pieces {
        byte[] piece(int place);
    }

    private final String name;
    private final FileType type;
    private final int bytes;
    private final Pieces pieces;

    EvidenceFile(String name, FileType type, int bytes, Pieces pieces) {
        this.name = name;
        this.type = type;
        this.bytes = bytes;
        this.pieces = pieces;
    }

    public String name() {
        return name;
    }

    public FileType type() {
        return type;
    }

    public int bytes() {
        return bytes;
    }

    /** Reads the pieces as the receiver takes them, and holds no connection to the database in between. */
    public void writeTo(OutputStream out) throws IOException {
        int written = 0;
        for (int place = 0; written < bytes; place++) {
            byte[] piece = pieces.piece(place);
            out.write(piece);
            written += piece.length;
        }
    }
}
