package dev.accord.glossary;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;

/**
 * Who signed a version, for which department.
 *
 * @param department its code
 * @param revision what was read; the signature is void when the draft was changed afterwards
 */
public record Signature(Id version, String department, String departmentName, String person, Instant at, int revision)
        implements Serializable {}
