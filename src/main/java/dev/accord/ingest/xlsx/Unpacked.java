package dev.accord.ingest.xlsx;

import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.InputStream;

/**
 * A part of a workbook while it is unpacked. What its size is said to be is not believed: it is counted, and refused as
 * soon as it is more than a workbook of that size can hold. So are the ways to make an XML parser keep more than a cell:
 * tags and texts without end, comments and document types, which no spreadsheet writes.
 */
final class Unpacked extends InputStream {

    private static final long SUSPICIOUS = 16L << 20;
    private static final int MOST_TIMES = 250;
    private static final int LONGEST_TOKEN = 2 << 20;

    private final InputStream in;
    private final long packed;
    private final long most;
    private long count;
    private int token;
    private int before;
    private boolean instruction;

    /**
     * @param packed how many bytes of the file it takes
     * @param most how many bytes it may have
     */
    Unpacked(InputStream in, long packed, long most) {
        this.in = in;
        this.packed = packed;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        count += Math.max(0, read);
        if (count > most || (count > SUSPICIOUS && count / MOST_TIMES > packed)) {
            throw Refused.invalid(
                    "workbook-too-large", "Unpacked, the workbook is too large to be read. Save the sheet as CSV.");
        }
        for (int i = 0; i < read; i++) {
            look(target[offset + i]);
        }
        return read;
    }

    private void look(int now) {
        if (instruction) {
            instruction = before != '?' || now != '>';
        } else if (before == '<') {
            if (now == '!') {
                throw XlsxFile.broken("It holds what no spreadsheet writes.");
            }
            instruction = now == '?';
            token = 0;
        }
        token++;
        if (token > LONGEST_TOKEN) {
            throw XlsxFile.broken("It holds a text that is longer than a cell can be.");
        }
        before = now;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
