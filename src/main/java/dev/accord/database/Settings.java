package dev.accord.database;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What changes seldom and is asked often, such as the stages or who there is. Each subject has a version in the database,
 * and each node keeps in memory what it has read of the version that it saw last: so a transaction asks for the versions
 * once, and for the settings themselves only after somebody has changed them, on whatever node.
 */
@Component
public final class Settings {

    private final JdbcClient jdbc;

    Settings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param subjects on which it depends; each is changed by {@link #changed} */
    public <T> Kept<T> kept(String... subjects) {
        return new Kept<>(this, List.of(subjects));
    }

    /**
     * To be called in the transaction that changes the subject, before anybody asks again. The version is the last thing
     * that the transaction writes: whoever waits for it then waits for nobody who waits for us.
     */
    public void changed(String subject) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            sight().changed(subject);
        } else {
            renew(subject);
        }
    }

    /**
     * Whoever holds the subject has ended when this returns, and whoever wants to hold it waits for the end of the
     * transaction.
     */
    public void claim(String subject) {
        jdbc.sql("SELECT version FROM setting WHERE subject = :subject FOR UPDATE")
                .param("subject", subject)
                .query(String.class)
                .single();
    }

    private void renew(String subject) {
        int known = jdbc.sql("UPDATE setting SET version = :version WHERE subject = :subject")
                .param("version", UUID.randomUUID().toString())
                .param("subject", subject)
                .update();
        if (known == 0) {
            throw new IllegalArgumentException("there is no subject " + subject);
        }
    }

    /** Until the end of the transaction nobody changes the subject, and what is asked from now on is what it is now. */
    public void hold(String subject) {
        Sight sight = sight();
        if (sight.held.add(subject)) {
            sight.moved(
                    subject,
                    jdbc.sql("SELECT version FROM setting WHERE subject = :subject LOCK IN SHARE MODE")
                            .param("subject", subject)
                            .query(String.class)
                            .single());
        }
    }

    /** What the transaction has seen of the settings. */
    Sight sight() {
        @Nullable Sight known = (Sight) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        Sight sight = new Sight(versions());
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.bindResource(this, sight);
            TransactionSynchronizationManager.registerSynchronization(new ResourceHolderSynchronization<>(sight, this) {
                @Override
                public void beforeCommit(boolean readOnly) {
                    sight.changed.forEach(Settings.this::renew);
                }
            });
        }
        return sight;
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new HashMap<>();
        jdbc.sql("SELECT subject, version FROM setting").query(row -> {
            versions.put(row.getString(1), row.getString(2));
        });
        return versions;
    }

    /** The versions as a transaction found them, and what it was told: that stays the same until its end. */
    static final class Sight extends ResourceHolderSupport {

        private record Question(Kept<?> kept, Object key) {}

        private final Map<String, String> versions;
        private final Map<Question, Object> answers = new HashMap<>();
        private final Set<String> held = new HashSet<>();
        // in one order for all, as each is locked when it is renewed
        private final SortedSet<String> changed = new TreeSet<>();

        Sight(Map<String, String> versions) {
            this.versions = versions;
        }

        List<String> versionsOf(List<String> subjects) {
            return subjects.stream()
                    .map(subject ->
                            Objects.requireNonNull(versions.get(subject), () -> "there is no subject " + subject))
                    .toList();
        }

        /** Whether this transaction has changed one of them: what it reads is not what the others see. */
        boolean hasChanged(List<String> subjects) {
            return subjects.stream().anyMatch(changed::contains);
        }

        @Nullable
        Object answer(Kept<?> kept, Object key) {
            return answers.get(new Question(kept, key));
        }

        void keep(Kept<?> kept, Object key, Object answer) {
            answers.put(new Question(kept, key), answer);
        }

        private void moved(String subject, String version) {
            if (!version.equals(versions.put(subject, version))) {
                forget(subject);
            }
        }

        private void changed(String subject) {
            changed.add(subject);
            forget(subject);
        }

        private void forget(String subject) {
            answers.keySet().removeIf(question -> question.kept().dependsOn(subject));
        }
    }
}
