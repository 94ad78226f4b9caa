package dev.accord.ingest.xlsx;

import dev.accord.shared.Refused;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The parts of a workbook: XML files in a ZIP that refer to each other. */
final class Archive implements Closeable {

    private static final int END_RECORD = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int MOST_PARTS = 20_000;
    private static final long LARGEST_DIRECTORY = 8 << 20;
    private static final int MOST_LINKS = 20_000;
    private static final List<String> ENTITY_LIMITS = List.of(
            "jdk.xml.entityExpansionLimit", "jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");
    private static final long SMALL = 32L << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> parts = new HashMap<>();
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

    /** Where a relation leads, and what it is. */
    record Link(String type, String part) {

        boolean is(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    /** @throws Refused where it is no ZIP file, or its directory alone would fill the memory */
    Archive(Path path) throws IOException {
        checkDirectory(path);
        zip = new ZipFile(path.toFile());
        zip.stream().forEach(entry -> parts.put(entry.getName().toLowerCase(Locale.ROOT), entry));
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // no entity can be declared, but the references of every text count as such, and a sheet has many
        ENTITY_LIMITS.forEach(limit -> xml.setProperty(limit, "0"));
    }

    boolean has(String part) {
        return parts.containsKey(part.toLowerCase(Locale.ROOT));
    }

    /** A part of a few thousand elements. */
    XMLStreamReader small(String part) throws IOException, XMLStreamException {
        return open(part, SMALL);
    }

    /** @param most how many bytes it may have when it is unpacked */
    XMLStreamReader open(String part, long most) throws IOException, XMLStreamException {
        ZipEntry entry = Optional.ofNullable(parts.get(part.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> XlsxFile.broken("Its part %s is missing.".formatted(part)));
        // as a reader, so that no part can choose an encoding in which tags are not seen
        return xml.createXMLStreamReader(new InputStreamReader(
                new Unpacked(zip.getInputStream(entry), entry.getCompressedSize(), most),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** What a part refers to, by the ids that it uses; nothing where it refers to nothing. */
    Map<String, Link> links(String part) throws IOException, XMLStreamException {
        int name = part.lastIndexOf('/') + 1;
        String links = part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
        Map<String, Link> found = new LinkedHashMap<>();
        if (!has(links)) {
            return found;
        }
        XMLStreamReader reader = small(links);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT
                    && reader.getLocalName().equals("Relationship")
                    && !"External".equals(reader.getAttributeValue(null, "TargetMode"))
                    && found.size() < MOST_LINKS) {
                found.put(
                        Xml.attribute(reader, "Id").orElse(""),
                        new Link(
                                Xml.attribute(reader, "Type").orElse(""),
                                resolved(part, Xml.attribute(reader, "Target").orElse(""))));
            }
        }
        return found;
    }

    private static String resolved(String part, String target) {
        try {
            return URI.create("/" + part).resolve(target).getPath().replaceFirst("^/+", "");
        } catch (IllegalArgumentException e) {
            throw XlsxFile.broken("It refers to \"%s\".".formatted(target));
        }
    }

    /** The directory is held in memory by whoever opens the file, so its size is looked at before. */
    private static void checkDirectory(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(file.length(), END_LENGTH + LONGEST_COMMENT)];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = tail.length - END_LENGTH; at >= 0; at--) {
                if (end.getInt(at) == END_RECORD) {
                    if ((end.getShort(at + 10) & 0xffff) > MOST_PARTS
                            || (end.getInt(at + 12) & 0xffffffffL) > LARGEST_DIRECTORY) {
                        throw Refused.invalid(
                                "workbook-too-large",
                                "The workbook has too many parts to be read. Save the sheet as CSV.");
                    }
                    return;
                }
            }
        }
        throw XlsxFile.broken("Its end is missing.");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
