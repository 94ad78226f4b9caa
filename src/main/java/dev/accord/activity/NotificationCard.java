package dev.accord.activity;

import dev.accord.shared.Id;
import dev.accord.shared.Tiding;
import java.io.Serializable;
import java.time.Instant;

/** What somebody was told, as the bell shows it. */
public record NotificationCard(Id id, Tiding.Kind kind, Instant at, String text, String link, boolean unread)
        implements Serializable {}
