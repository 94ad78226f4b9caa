package dev.accord.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A MySQL JDBC URL and the driver properties that Accord relies on. */
final class ConnectionUrl {

    private static final Map<String, String> NEEDED = new LinkedHashMap<>();

    static {
        // every time is written and read as UTC, whatever the zone of the server or of this machine
        NEEDED.put("connectionTimeZone", "UTC");
        NEEDED.put("forceConnectionTimeZoneToSession", "true");
        // both servers then compare text alike, literals included
        NEEDED.put("connectionCollation", "utf8mb4_0900_ai_ci");
        // a batch goes out as one statement: five times the rows a second on an import
        NEEDED.put("rewriteBatchedStatements", "true");
        // otherwise the driver asks the server before each change whether the transaction is read-only
        NEEDED.put("useLocalSessionState", "true");
        // reading what a history consists of takes the driver as long to parse as the server to answer
        NEEDED.put("cachePrepStmts", "true");
        NEEDED.put("prepStmtCacheSize", "250");
        NEEDED.put("prepStmtCacheSqlLimit", "16384");
        NEEDED.put("maintainTimeStats", "false");
    }

    private ConnectionUrl() {}

    /** The URL as it is, plus the needed properties that it does not set itself. */
    static String withNeededProperties(String url) {
        Set<String> present = propertiesOf(url);
        List<String> missing = new ArrayList<>();
        NEEDED.forEach((name, value) -> {
            if (!present.contains(name.toLowerCase(Locale.ROOT))) {
                missing.add(name + "=" + value);
            }
        });
        if (missing.isEmpty()) {
            return url;
        }
        String joint = url.endsWith("?") || url.endsWith("&") ? "" : url.contains("?") ? "&" : "?";
        return url + joint + String.join("&", missing);
    }

    /** The URL without its properties, which may hold a password. */
    static String withoutProperties(String url) {
        int question = url.indexOf('?');
        String bare = question < 0 ? url : url.substring(0, question);
        return bare.replaceFirst("//[^/@]*@", "//");
    }

    private static Set<String> propertiesOf(String url) {
        int question = url.indexOf('?');
        if (question < 0) {
            return Set.of();
        }
        return Arrays.stream(url.substring(question + 1).split("&"))
                .map(property -> property.split("=", 2)[0].toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
