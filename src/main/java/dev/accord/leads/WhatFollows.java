package dev.accord.leads;

import dev.accord.shared.Id;
import java.util.List;
import java.util.Map;

/** What another module does by itself when leads move: told to whoever is about to move many. */
public interface WhatFollows {

    /**
     * How many of these leads meet with what, such as "will be offered to Sales". What meets none is left out.
     *
     * @param leads a few hundred at most
     */
    Map<String, Integer> whenMoved(List<Id> leads, Stage to);
}
