package dev.accord.leads.ui;

import dev.accord.leads.Stage;
import java.io.Serializable;

/**
 * A stage in the tree.
 *
 * @param department by name
 * @param leads how many stand in it
 * @param withParts how many stand in it or in its parts
 * @param heir where it went when it was retired; empty while it is in use
 */
record StageRow(Stage stage, String department, long leads, long withParts, String heir) implements Serializable {}
