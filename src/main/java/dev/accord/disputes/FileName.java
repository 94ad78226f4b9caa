package dev.accord.disputes;

import dev.accord.shared.Refused;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The name of a file as it is kept and given out: a name only, never a path, of characters that every system can show
 * and store.
 */
record FileName(String text) {

    private static final int LONGEST = 120;
    /** What Windows takes for a device, whatever its ending. */
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|(com|lpt)\\d", Pattern.CASE_INSENSITIVE);

    /**
     * @param sent as the browser sent it
     * @throws Refused with code {@code bad-file-type} where the ending belongs to something else than the content
     */
    static FileName of(String sent, FileType type) {
        String name = Normalizer.normalize(sent, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        // Control and formatting characters go, among them those that turn the direction of reading around.
        name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*;%]", "_")
                .replaceAll("^[. ]+|[. ]+$", "");
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? type.ending() : name.substring(dot + 1);
        if (!type.fits(ending)) {
            throw Refused.invalid(
                    "bad-file-type",
                    "\"%s\" is not what its name says, or nothing that is taken; taken are %s",
                    name,
                    FileType.all());
        }
        if (stem.isBlank() || DEVICE.matcher(stem).matches()) {
            stem = "file";
        }
        int room = LONGEST - ending.length() - 1;
        if (stem.length() > room) {
            // A character of two parts is not cut in the middle.
            stem = stem.substring(0, Character.isHighSurrogate(stem.charAt(room - 1)) ? room - 1 : room);
        }
        return new FileName(stem + "." + ending);
    }
}
