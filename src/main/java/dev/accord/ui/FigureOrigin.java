package dev.accord.ui;

import java.io.Serializable;

/**
 * Where a figure comes from, shown on hover and focus.
 *
 * @param formula how it is computed, in words: "won / (won + lost), closed in the period"
 * @param definition the definition and its version: "SQL, version 3"
 * @param window the period or window: "1 Oct to 31 Dec 2026, Europe/Zurich"
 * @param asOf the moment up to which records are counted: "22 Nov 2026, 14:05"
 */
public record FigureOrigin(String formula, String definition, String window, String asOf) implements Serializable {}
