package dev.accord.ingest.xlsx;

import dev.accord.shared.Refused;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts that cells refer to by number. A workbook may hold as many as it has cells, so they lie in a file, and only
 * where each begins is held in memory.
 */
final class SharedTexts implements Closeable {

    private static final int MOST = 5_000_000;
    private static final int KEPT = 4096;

    private final Path path;
    private final FileChannel channel;
    private final String[] lastRead = new String[KEPT];
    private final int[] lastNumbers = new int[KEPT];
    private long[] starts = new long[1024];
    private int count;

    private SharedTexts(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Arrays.fill(lastNumbers, -1);
    }

    static SharedTexts none() throws IOException {
        return new SharedTexts(Files.createTempFile("accord-texts-", ".tmp"));
    }

    static SharedTexts of(XMLStreamReader reader) throws IOException, XMLStreamException {
        SharedTexts texts = none();
        boolean whole = false;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(texts.path), 1 << 16)) {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("si")) {
                    byte[] bytes = Xml.texts(reader).getBytes(StandardCharsets.UTF_8);
                    out.write(bytes);
                    texts.ends(bytes.length);
                }
            }
            whole = true;
        } finally {
            if (!whole) {
                texts.close();
            }
        }
        return texts;
    }

    private void ends(int length) {
        if (count == MOST) {
            throw Refused.invalid(
                    "workbook-too-large",
                    "The workbook has more than %d different texts. Save the sheet as CSV.",
                    MOST);
        }
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[count + 1] = starts[count] + length;
        count++;
    }

    String text(int number) throws IOException {
        if (number < 0 || number >= count) {
            throw XlsxFile.broken("A cell refers to a text that is not there.");
        }
        // the words that come again and again are mostly the first ones
        int place = number % KEPT;
        if (lastNumbers[place] != number) {
            lastRead[place] = read(number);
            lastNumbers[place] = number;
        }
        return lastRead[place];
    }

    private String read(int number) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (starts[number + 1] - starts[number]));
        while (bytes.hasRemaining() && channel.read(bytes, starts[number] + bytes.position()) >= 0) {
            // until it is whole
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
