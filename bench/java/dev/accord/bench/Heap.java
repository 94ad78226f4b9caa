package dev.accord.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks at the heap while something is measured: what was in use at most, and what the collector could not take. */
public final class Heap {

    private static final int MILLIS = 50;
    private static final long MB = 1 << 20;

    private final AtomicBoolean over = new AtomicBoolean();
    private volatile long used;
    private volatile long alive;

    private Heap() {}

    public static Heap watched() {
        Heap heap = new Heap();
        Thread.ofPlatform().daemon().name("heap").start(heap::look);
        return heap;
    }

    private void look() {
        try {
            while (!over.get()) {
                used = Math.max(
                        used,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
                alive = Math.max(
                        alive,
                        ManagementFactory.getMemoryPoolMXBeans().stream()
                                .filter(pool -> pool.getType() == MemoryType.HEAP)
                                .map(MemoryPoolMXBean::getCollectionUsage)
                                .filter(usage -> usage != null)
                                .mapToLong(usage -> usage.getUsed())
                                .sum());
                Thread.sleep(MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the watch. */
    public String told() {
        over.set(true);
        return "%d MB in use at most, %d MB of that after a collection".formatted(used / MB, alive / MB);
    }
}
