package dev.accord.handoffs;

import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Why sales says "not ready", by its code, which never changes. How it is called and whether it is still offered is
 * the administrator's, see {@link Causes}; the codes below come with the portal, and programs rely on them.
 */
public record Cause(String code) implements Serializable {

    // First, as the causes below are checked by it.
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    public static final Cause BAD_FIT = new Cause("BAD_FIT");
    public static final Cause NO_BUDGET = new Cause("NO_BUDGET");
    public static final Cause NO_AUTHORITY = new Cause("NO_AUTHORITY");
    public static final Cause NO_NEED = new Cause("NO_NEED");
    public static final Cause BAD_TIMING = new Cause("BAD_TIMING");
    public static final Cause WRONG_DATA = new Cause("WRONG_DATA");
    public static final Cause DUPLICATE = new Cause("DUPLICATE");
    public static final Cause ALREADY_CUSTOMER = new Cause("ALREADY_CUSTOMER");
    public static final Cause NOT_REACHABLE = new Cause("NOT_REACHABLE");
    public static final Cause DEFINITION_UNCLEAR = new Cause("DEFINITION_UNCLEAR");
    public static final Cause OTHER = new Cause("OTHER");

    public Cause {
        if (!CODE.matcher(code).matches()) {
            throw Refused.invalid(
                    "bad-cause-code",
                    "\"%s\" is no code of a cause: 2 to 40 capitals, digits and underscores, such as BAD_FIT",
                    code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
