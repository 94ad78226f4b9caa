package dev.accord.demo;

import dev.accord.people.Acting;
import dev.accord.people.People;
import dev.accord.people.PersonRecord;
import dev.accord.shared.Id;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Founds the teams and brings the people in; only those with a log-in name can sign in. */
@Component
@DemoOnly
class Ensemble {

    private final People people;
    private final Acting acting;

    Ensemble(People people, Acting acting) {
        this.people = people;
        this.acting = acting;
    }

    /** Who is who in the portal. */
    record Roll(Map<Player, Id> ids, Map<Id, Player> players) {

        Id id(Player player) {
            return Objects.requireNonNull(ids.get(player), () -> player + " is not in the portal");
        }

        Player player(Id id) {
            return Objects.requireNonNull(players.get(id), () -> "nobody of the story is person " + id);
        }
    }

    Roll gather(LocalDate today) {
        return acting.asPortal(() -> {
            Map<Crew, Id> teams = new EnumMap<>(Crew.class);
            for (Crew crew : Crew.values()) {
                teams.put(crew, people.found(crew.label(), crew.department(), Office.hours(crew.zone(), today)));
            }
            Map<Player, Id> ids = new EnumMap<>(Player.class);
            Map<Id, Player> players = new HashMap<>();
            for (Player player : Player.values()) {
                Id id = player.username()
                        .map(name -> people.welcome(
                                name,
                                player.firstName(),
                                player.lastName(),
                                player.roles(),
                                player.crew().map(teams::get),
                                Player.PASSWORD,
                                false))
                        .orElseGet(() -> people.record(List.of(record(player)))
                                .getFirst()
                                .id());
                ids.put(player, id);
                players.put(id, player);
            }
            return new Roll(ids, players);
        });
    }

    private static PersonRecord record(Player player) {
        return new PersonRecord(
                Telling.SOURCE,
                "P-%02d".formatted(player.ordinal() + 1),
                player.firstName(),
                player.lastName(),
                Optional.of(player.email()),
                player.crew().map(Crew::label),
                player.crew().map(Crew::department),
                player.roles());
    }
}
