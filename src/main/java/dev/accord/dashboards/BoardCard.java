package dev.accord.dashboards;

import dev.accord.shared.Id;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A board as it stands in a list.
 *
 * @param owner who made it, by name
 * @param mine whether that is whoever asks
 * @param team the team that it is shared with, by name; none where it is shared otherwise
 * @param tiles how many there are
 * @param startPage whether whoever asks begins here after signing in
 * @param version grows with each arrangement of its tiles
 */
public record BoardCard(
        Id id,
        String name,
        String owner,
        boolean mine,
        Sharing sharing,
        @Nullable String team,
        int tiles,
        boolean startPage,
        int version)
        implements Serializable {

    /** Such as "3 tiles, shared with everybody". */
    public String words() {
        String size = tiles == 1 ? "1 tile" : tiles + " tiles";
        return switch (sharing) {
            case NOBODY -> size;
            case TEAM -> size + ", shared with " + team;
            case EVERYBODY -> size + ", shared with everybody";
        };
    }
}
