package dev.accord.people.ui;

import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.ui.Account;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the frame of the screens who is signed in. */
@Component
class SignedInPerson implements Account {

    private final Acting acting;
    private final Directory directory;

    SignedInPerson(Acting acting, Directory directory) {
        this.acting = acting;
        this.directory = directory;
    }

    @Override
    public String name() {
        return acting.now().name();
    }

    @Override
    public String position() {
        PersonCard card = directory.card(acting.person());
        String roles = card.roles().stream().sorted().map(Role::label).collect(Collectors.joining(", "));
        return card.teamName().map(team -> roles + ", " + team).orElse(roles);
    }
}
