package dev.accord.database;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something of the {@link Settings} that this node keeps in memory. It is handed to many at once, so it never changes;
 * and a transaction is told the same until its end.
 */
public final class Kept<T> {

    private final Settings settings;
    private final List<String> subjects;
    private volatile Memory<T> memory = new Memory<>(List.of());

    /** What was read since the subjects have these versions: at least as new as they are. */
    private record Memory<T>(List<String> versions, Map<Object, T> byKey) {

        Memory(List<String> versions) {
            this(versions, new ConcurrentHashMap<>());
        }
    }

    Kept(Settings settings, List<String> subjects) {
        this.settings = settings;
        this.subjects = subjects;
    }

    /** Tells what is kept; it is read where the subjects have changed since. */
    public T get(Supplier<T> reading) {
        return get("", reading);
    }

    /** The same for one of many, told apart by the key. */
    @SuppressWarnings("unchecked")
    public T get(Object key, Supplier<T> reading) {
        Settings.Sight sight = settings.sight();
        @Nullable Object told = sight.answer(this, key);
        if (told != null) {
            return (T) told;
        }
        T answer = sight.hasChanged(subjects) ? reading.get() : remembered(sight.versionsOf(subjects), key, reading);
        sight.keep(this, key, answer);
        return answer;
    }

    private T remembered(List<String> versions, Object key, Supplier<T> reading) {
        Memory<T> current = memory;
        if (!current.versions().equals(versions)) {
            current = new Memory<>(versions);
            memory = current;
        }
        @Nullable T known = current.byKey().get(key);
        if (known != null) {
            return known;
        }
        // no computeIfAbsent: reading one answer may ask for another
        T read = reading.get();
        current.byKey().put(key, read);
        return read;
    }

    boolean dependsOn(String subject) {
        return subjects.contains(subject);
    }
}
