package dev.accord.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second Accord away from a data folder; the system frees it when the process ends, however it ends. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        // the holder's process id stands beside the lock, because a locked file cannot be read on every system
        Path holder = folder.resolve("lock.pid");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new DatabaseUnavailable(
                    "Another Accord" + process(holder) + " already uses the data in " + folder + ".",
                    "Stop that one first, or let this one use another folder: ACCORD_DATA=OTHER_FOLDER.");
        }
        Files.writeString(holder, Long.toString(ProcessHandle.current().pid()), StandardCharsets.UTF_8);
        return new FolderLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String process(Path holder) {
        try {
            return " (process "
                    + Files.readString(holder, StandardCharsets.UTF_8).strip() + ")";
        } catch (IOException unknown) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
