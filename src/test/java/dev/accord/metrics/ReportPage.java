package dev.accord.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What docs/report-views.md says: its statements by their headings, and the columns of each view in their order. */
record ReportPage(Map<String, String> statements, Map<String, List<String>> columns) {

    private static final Pattern STATEMENT = Pattern.compile("```sql\\n-- (\\S[^\\n]*)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VIEW =
            Pattern.compile("^### (report_\\w+)$(.*?)^##", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COLUMN = Pattern.compile("^\\| `(\\w+)`", Pattern.MULTILINE);

    static ReportPage read() {
        try {
            String page = Files.readString(Path.of("docs", "report-views.md"));
            Map<String, String> statements = new TreeMap<>();
            STATEMENT
                    .matcher(page)
                    .results()
                    .forEach(found -> statements.merge(found.group(1), found.group(2), (one, other) -> {
                        throw new IllegalStateException("two statements are headed " + found.group(1));
                    }));
            return new ReportPage(statements, columns(page));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, List<String>> columns(String page) {
        Map<String, List<String>> columns = new TreeMap<>();
        var view = VIEW.matcher(page);
        for (int at = 0; view.find(at); at = view.end(2)) {
            columns.put(
                    view.group(1),
                    new ArrayList<>(COLUMN.matcher(view.group(2))
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .toList()));
        }
        return columns;
    }

    String statement(String heading) {
        String found = statements.get(heading);
        if (found == null) {
            throw new IllegalArgumentException("no statement is headed " + heading);
        }
        return found;
    }
}
