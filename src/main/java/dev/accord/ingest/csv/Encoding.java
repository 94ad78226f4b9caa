package dev.accord.ingest.csv;

import dev.accord.shared.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out how the text of a file is encoded: by its byte order mark, else by trying. */
final class Encoding {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int HEAD = 4096;

    private Encoding() {}

    /** @throws Refused where the file is empty, is no text, or does not fit the encoding that was given */
    static Charset of(Path file, Optional<Charset> given) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw Refused.invalid("empty-file", "The file is empty: it needs a row of headings.");
        }
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            throw Refused.invalid(
                    "not-text", "This is a workbook or an archive, not a CSV file: save it as CSV and try again.");
        }
        Optional<Charset> certain = byMark(head).or(() -> given).or(() -> byZeros(head));
        if (certain.isPresent()) {
            check(file, certain.get());
            return certain.get();
        }
        return fits(file, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    static BufferedReader reader(Path file, Charset encoding) throws IOException {
        InputStream in = Files.newInputStream(file);
        // Windows-1252 leaves five bytes without a meaning: one such byte must not cost the whole file.
        CodingErrorAction action = encoding.equals(WINDOWS) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(
                        in, encoding.newDecoder().onMalformedInput(action).onUnmappableCharacter(action)),
                1 << 16);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static Optional<Charset> byMark(byte[] head) {
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    /** UTF-16 without a mark: headings are mostly Latin, so every second byte of them is zero. */
    private static Optional<Charset> byZeros(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0 && i % 2 == 0) {
                even++;
            } else if (head[i] == 0) {
                odd++;
            }
        }
        int pairs = head.length / 2;
        if (odd > pairs * 0.7 && even < pairs * 0.1) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (even > pairs * 0.7 && odd < pairs * 0.1) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (even + odd > 0) {
            throw Refused.invalid("not-text", "This is not a text file: it holds zero bytes.");
        }
        return Optional.empty();
    }

    private static void check(Path file, Charset encoding) throws IOException {
        if (!fits(file, encoding)) {
            throw Refused.invalid("bad-encoding", "The file is not in the encoding %s.", encoding.name());
        }
    }

    private static boolean fits(Path file, Charset encoding) throws IOException {
        char[] sink = new char[1 << 14];
        try (BufferedReader reader = reader(file, encoding)) {
            while (reader.read(sink) >= 0) {
                // only whether it can be decoded
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
