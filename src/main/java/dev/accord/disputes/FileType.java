package dev.accord.disputes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a file of evidence can be, as its content says. Nothing here is a program, a page or a script, and Office files
 * with macros are none of these either. The content is not searched for viruses.
 */
public enum FileType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    OPEN_TEXT("application/vnd.oasis.opendocument.text", "odt"),
    OPEN_SHEET("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    OPEN_SLIDES("application/vnd.oasis.opendocument.presentation", "odp"),
    OUTLOOK("application/vnd.ms-outlook", "msg"),
    MP3("audio/mpeg", "mp3"),
    WAV("audio/wav", "wav"),
    M4A("audio/mp4", "m4a"),
    TEXT("text/plain", "txt", "csv", "tsv", "log", "eml");

    private static final int HEAD = 16;
    private static final int LONGEST_MIME = 80;

    private final String mediaType;
    private final List<String> endings;

    FileType(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    /** As HTTP calls it. */
    public String mediaType() {
        return mediaType;
    }

    /** The endings of names that are taken, such as {@code .pdf}. */
    public static List<String> allEndings() {
        return Arrays.stream(values())
                .flatMap(type -> type.endings.stream())
                .map(ending -> "." + ending)
                .toList();
    }

    /** The ending that a name without one is given. */
    String ending() {
        return endings.getFirst();
    }

    boolean fits(String ending) {
        return endings.contains(ending.toLowerCase(Locale.ROOT));
    }

    /** What the content is; empty where it is nothing that is taken. */
    static Optional<FileType> of(Path file) throws IOException {
        byte[] head;
        try (InputStream content = Files.newInputStream(file)) {
            head = content.readNBytes(HEAD);
        }
        if (begins(head, "504b0304")) {
            return document(file);
        }
        if (begins(head, "255044462d")) {
            return Optional.of(PDF);
        }
        if (begins(head, "89504e470d0a1a0a")) {
            return Optional.of(PNG);
        }
        if (begins(head, "ffd8ff")) {
            return Optional.of(JPEG);
        }
        if (begins(head, "474946383761") || begins(head, "474946383961")) {
            return Optional.of(GIF);
        }
        if (begins(head, "d0cf11e0a1b11ae1")) {
            // Older Office files look the same; which of them it is, the name has to say.
            return Optional.of(OUTLOOK);
        }
        if (begins(head, "494433") || begins(head, "fffb") || begins(head, "fff3")) {
            return Optional.of(MP3);
        }
        String ascii = new String(head, StandardCharsets.ISO_8859_1);
        if (ascii.startsWith("RIFF")) {
            return ascii.startsWith("WEBP", 8)
                    ? Optional.of(WEBP)
                    : Optional.of(WAV).filter(type -> ascii.startsWith("WAVE", 8));
        }
        if (ascii.startsWith("ftypM4A", 4)) {
            return Optional.of(M4A);
        }
        return Optional.of(TEXT).filter(type -> isText(file));
    }

    private static boolean begins(byte[] head, String hex) {
        byte[] wanted = HexFormat.of().parseHex(hex);
        return head.length >= wanted.length && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }

    /** Only the list of what is inside is read, so that nothing has to be unpacked that may be large. */
    private static Optional<FileType> document(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (has(zip, name -> name.endsWith("vbaproject.bin") || name.startsWith("basic/"))) {
                return Optional.empty();
            }
            ZipEntry mime = zip.getEntry("mimetype");
            if (mime != null && mime.getMethod() == ZipEntry.STORED && mime.getSize() <= LONGEST_MIME) {
                try (InputStream content = zip.getInputStream(mime)) {
                    String said = new String(content.readNBytes(LONGEST_MIME), StandardCharsets.US_ASCII).strip();
                    return Arrays.stream(values())
                            .filter(type -> type.mediaType.equals(said))
                            .findFirst();
                }
            }
            if (zip.getEntry("[Content_Types].xml") == null) {
                return Optional.empty();
            }
            if (has(zip, name -> name.equals("word/document.xml"))) {
                return Optional.of(WORD);
            }
            if (has(zip, name -> name.equals("xl/workbook.xml"))) {
                return Optional.of(EXCEL);
            }
            return has(zip, name -> name.equals("ppt/presentation.xml")) ? Optional.of(POWERPOINT) : Optional.empty();
        } catch (ZipException broken) {
            return Optional.empty();
        }
    }

    private static boolean has(ZipFile zip, Predicate<String> wanted) {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            if (wanted.test(entries.nextElement().getName().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** In any encoding of one byte, or UTF-8: no control characters but those of lines and columns. */
    private static boolean isText(Path file) {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            for (int each = content.read(); each >= 0; each = content.read()) {
                if (each < ' ' && each != '\t' && each != '\n' && each != '\r' && each != '\f') {
                    return false;
                }
            }
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** For people: what is taken. */
    static String all() {
        return allEndings().stream().collect(Collectors.joining(", "));
    }
}
