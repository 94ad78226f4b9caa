package dev.accord.people;

import dev.accord.shared.Id;

/** What a person may do has changed: their other sessions end. */
record AccessChanged(Id person) {}
