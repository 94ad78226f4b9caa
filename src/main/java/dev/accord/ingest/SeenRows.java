package dev.accord.ingest;

import dev.accord.ingest.mapping.FieldValues;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers the identities of a file's rows, so that the second row of one is found. Ids and contents are kept as 64-bit
 * hashes: some hundred bytes a row, however long the texts.
 */
final class SeenRows {

    private record Seen(int number, long content) {}

    private final Map<Long, Seen> rows = new HashMap<>();

    /** A row of this file with the same identity. */
    record Twin(int number, boolean identical) {}

    Optional<Twin> twinOf(int number, Optional<String> identity, FieldValues values) {
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        long content = hash(new TreeMap<>(values.values()).toString());
        Seen now = new Seen(number, content);
        return Optional.ofNullable(rows.putIfAbsent(hash(identity.get()), now))
                .map(first -> new Twin(first.number(), first.content() == content));
    }

    /** FNV-1a over the characters. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
