package dev.accord.ingest.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks part by part, so that they can be as awkward as needed. */
public final class Workbooks {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder links = new StringBuilder();
    private String properties = "";
    private int count;

    public static Workbooks workbook() {
        return new Workbooks();
    }

    /** One sheet with these rows. */
    public static Workbooks of(String rows) {
        return workbook().sheet("Sheet1", rows);
    }

    public Workbooks sheet(String name, String rows) {
        return sheet(name, "", rows);
    }

    public Workbooks sheet(String name, String attributes, String rows) {
        count++;
        sheets.append(
                "<sheet name=\"%s\" sheetId=\"%d\" %s r:id=\"rId%d\"/>".formatted(name, count, attributes, count));
        link("rId" + count, "worksheet", "worksheets/sheet" + count + ".xml");
        return part(
                "xl/worksheets/sheet" + count + ".xml",
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
    }

    public Workbooks texts(String... items) {
        link("texts", "sharedStrings", "/xl/sharedStrings.xml");
        return part(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"" + MAIN + "\"><si>" + String.join("</si><si>", items) + "</si></sst>");
    }

    /** Cell styles 0, 1, 2... with these formats. */
    public Workbooks formats(String... codes) {
        StringBuilder own = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < codes.length; i++) {
            boolean builtIn = codes[i].matches("\\d+");
            if (!builtIn) {
                own.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>"
                        .formatted(164 + i, codes[i].replace("\"", "&quot;")));
            }
            cells.append("<xf numFmtId=\"%s\"/>".formatted(builtIn ? codes[i] : String.valueOf(164 + i)));
        }
        link("styles", "styles", "styles.xml");
        return part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>"
                        .formatted(MAIN, own, cells));
    }

    public Workbooks since1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public Workbooks part(String name, String content) {
        parts.put(name, HEAD + content);
        return this;
    }

    /** As it is, without the line that all parts begin with. */
    public Workbooks raw(String name, String content) {
        parts.put(name, content);
        return this;
    }

    private void link(String id, String kind, String target) {
        links.append("<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, RELATIONS, kind, target));
    }

    public Path in(Path folder) {
        try {
            Path path = Files.createTempFile(folder, "workbook", ".csv");
            try (OutputStream out = Files.newOutputStream(path);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                Map<String, String> all = new LinkedHashMap<>();
                all.put(
                        "_rels/.rels",
                        HEAD
                                + relations(
                                        "<Relationship Id=\"r\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/>"
                                                .formatted(RELATIONS)));
                all.put(
                        "xl/workbook.xml",
                        HEAD
                                + "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
                                        .formatted(MAIN, RELATIONS, properties, sheets));
                all.put("xl/_rels/workbook.xml.rels", HEAD + relations(links.toString()));
                all.putAll(parts);
                for (Map.Entry<String, String> part : all.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String relations(String links) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + links
                + "</Relationships>";
    }
}
