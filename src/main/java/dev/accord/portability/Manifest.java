package dev.accord.portability;

import java.util.Map;

/**
 * What an export says of itself, as its last file.
 *
 * @param format of the export; 1
 * @param shape of the tables that it came from
 * @param rows how many each file has, without its heading
 */
record Manifest(int format, String shape, String madeAt, Map<String, Long> rows) {

    static final String FILE = "accord.json";
    static final int FORMAT = 1;
}
