package dev.accord.people;

import java.util.Optional;

/** Where people begin who sign in without having asked for a page. A module offers it as a bean. */
public interface StartPage {

    /** The page of whoever has just signed in, as an address within the portal; empty for the scoreboard. */
    Optional<String> address();
}
