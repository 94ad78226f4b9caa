package dev.accord.glossary;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;

/** What somebody said about a draft. */
public record DraftComment(Id id, String text, String person, Instant at) implements Serializable {}
