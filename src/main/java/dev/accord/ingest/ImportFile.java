package dev.accord.ingest;

import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.Mapping;
import java.nio.file.Path;

/**
 * A file to import.
 *
 * @param path where it lies meanwhile; {@link Imports} removes it when it is done with it
 * @param name as its sender calls it
 * @param dryRun read and checked in every way, and nothing kept
 * @param offer whether leads that come to stand where a handoff contract waits are offered
 */
public record ImportFile(ImportKind kind, String name, Path path, Mapping mapping, boolean dryRun, boolean offer) {}
