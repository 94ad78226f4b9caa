package dev.accord.ingest.xlsx;

import dev.accord.ingest.csv.TableWriter;
import dev.accord.shared.Refused;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A workbook of Office Open XML, of which one sheet becomes a table of texts. */
public final class XlsxFile {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A
    };
    private static final long LARGEST_SHEET = 4L << 30;
    private static final long LARGEST_TEXTS = 1L << 30;
    private static final long LARGEST_TABLE = 2L << 30;
    private static final int MOST_SHEETS = 1_000;

    private final Archive archive;
    private final String workbook;
    private final Map<String, Archive.Link> links;
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private Optional<String> first = Optional.empty();
    private boolean since1904;

    private XlsxFile(Archive archive) throws IOException, XMLStreamException {
        this.archive = archive;
        this.workbook = archive.links("").values().stream()
                .filter(link -> link.is("officeDocument"))
                .map(Archive.Link::part)
                .findFirst()
                .orElseThrow(this::none);
        if (workbook.endsWith(".bin")) {
            throw none();
        }
        this.links = archive.links(workbook);
        contents();
    }

    /** Whether it is a workbook, of the kind that can be read or another; its name does not count. */
    public static boolean seemsToBe(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(8);
            return begins(head, ZIP) || begins(head, COMPOUND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a sheet as CSV: UTF-8, commas, the rows that are not blank. The last cell of each is no cell of the sheet: it
     * has the number of the row, and for each cell whether the sheet itself says what it is, see
     * {@link dev.accord.ingest.csv.CsvFile#ofSheet}. Memory does not grow with the file.
     *
     * @param name of the sheet; empty: the first one that is shown
     * @param most how many rows are wanted
     * @throws Refused where it is no workbook that can be read, or has no such sheet
     */
    public static void write(Path path, Optional<String> name, Path csv, int most) {
        try (TableWriter out = new TableWriter(csv)) {
            checkKind(path);
            try (Archive archive = new Archive(path)) {
                XlsxFile file = new XlsxFile(archive);
                try (SharedTexts texts = file.texts()) {
                    new Sheet(archive.open(file.sheet(name), LARGEST_SHEET), texts, file.formats())
                            .read((number, cells, kinds) -> {
                                out.row(number, cells, kinds);
                                if (out.length() > LARGEST_TABLE) {
                                    throw Refused.invalid(
                                            "workbook-too-large",
                                            "The sheet is too large to be read. Save it as CSV in several files.");
                                }
                                return out.rows() < most;
                            });
                }
            }
        } catch (XMLStreamException | ZipException | EOFException e) {
            throw broken("It is damaged or not whole.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Refused broken(String what) {
        return Refused.invalid(
                "bad-workbook",
                "The workbook cannot be read. %s Save it anew in a spreadsheet program, or as CSV.",
                what);
    }

    private SharedTexts texts() throws IOException, XMLStreamException {
        Optional<String> part = part("sharedStrings");
        return part.isPresent() ? SharedTexts.of(archive.open(part.get(), LARGEST_TEXTS)) : SharedTexts.none();
    }

    private Formats formats() throws IOException, XMLStreamException {
        Optional<String> part = part("styles");
        return part.isPresent() ? Formats.of(archive.small(part.get()), since1904) : Formats.none(since1904);
    }

    private Optional<String> part(String kind) {
        return links.values().stream()
                .filter(link -> link.is(kind))
                .map(Archive.Link::part)
                .filter(archive::has)
                .findFirst();
    }

    private String sheet(Optional<String> name) {
        if (name.isEmpty()) {
            return first.or(() -> sheets.values().stream().findFirst())
                    .orElseThrow(() -> Refused.invalid("empty-file", "The workbook has no sheet of cells."));
        }
        return Optional.ofNullable(sheets.get(name.get()))
                .orElseThrow(() -> Refused.invalid(
                        "unknown-sheet",
                        "The workbook has no sheet \"%s\". Its sheets are: %s.",
                        name.get(),
                        String.join(", ", sheets.keySet())));
    }

    private void contents() throws IOException, XMLStreamException {
        XMLStreamReader reader = archive.small(workbook);
        boolean known = false;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "workbook" -> known = true;
                    case "workbookPr" -> since1904 = Xml.flag(reader, "date1904");
                    case "sheet" -> sheet(reader);
                    default -> {}
                }
            }
        }
        if (!known) {
            throw none();
        }
    }

    private void sheet(XMLStreamReader reader) {
        Optional<String> part = Xml.attribute(reader, "id")
                .flatMap(id -> Optional.ofNullable(links.get(id)))
                .filter(link -> link.is("worksheet"))
                .map(Archive.Link::part);
        if (part.isPresent() && sheets.size() < MOST_SHEETS) {
            sheets.put(Xml.attribute(reader, "name").orElse(""), part.get());
            boolean shown = Xml.attribute(reader, "state").orElse("visible").equals("visible");
            first = first.or(() -> part.filter(any -> shown));
        }
    }

    /** Workbooks of before 2007 are compound files, and so are those behind a password. */
    private static void checkKind(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            ByteBuffer head = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
            int length = Math.max(0, file.read(head.array()));
            if (!begins(head.array(), COMPOUND)) {
                return;
            }
            int sector = 1 << Math.clamp(head.getShort(30), 9, 12);
            long directory = (head.getInt(48) + 1L) * sector;
            byte[] names = new byte[4096];
            if (length == head.capacity() && directory > 0 && directory < file.length()) {
                file.seek(directory);
                file.read(names);
            }
            if (new String(names, StandardCharsets.UTF_16LE).contains("EncryptedPackage")) {
                throw Refused.invalid(
                        "encrypted-workbook",
                        "The workbook is protected by a password. Save it without one, or as CSV.");
            }
            throw Refused.invalid(
                    "old-workbook",
                    "This is a file of an older program, such as an .xls workbook. Save it as .xlsx or as CSV.");
        }
    }

    private Refused none() {
        String what = "an archive or a document of another kind";
        if (archive.has("content.xml")) {
            what = "an OpenDocument file";
        } else if (archive.has("xl/workbook.bin")) {
            what = "a binary workbook (.xlsb)";
        }
        return Refused.invalid(
                "not-a-workbook", "This is %s, not an .xlsx workbook: save it as .xlsx or as CSV.", what);
    }

    private static boolean begins(byte[] file, byte[] mark) {
        return file.length >= mark.length && java.util.Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }
}
