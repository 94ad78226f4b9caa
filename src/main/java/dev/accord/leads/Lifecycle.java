package dev.accord.leads;

import dev.accord.database.OncePerTransaction;
import dev.accord.people.Access;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The stages that a lead goes through. They are data: an administrator may divide them further. */
@Service
public class Lifecycle {

    /** All stages in their order, at one reading. */
    public record Stages(List<Stage> all) {

        /** @throws Refused with code {@code unknown-stage} */
        public Stage keyed(String key) {
            String wanted = key.strip().toUpperCase(Locale.ROOT);
            return all.stream()
                    .filter(stage -> stage.key().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> Refused.invalid(
                            "unknown-stage",
                            "there is no stage %s; there are %s",
                            key,
                            all.stream().map(Stage::key).toList()));
        }

        public Stage byId(Id id) {
            return all.stream()
                    .filter(stage -> stage.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Refused.invalid("unknown-stage", "there is no stage %s", id));
        }

        /** The first stage of that kind. */
        public Stage first(StageKind kind) {
            return all.stream()
                    .filter(stage -> stage.kind() == kind)
                    .findFirst()
                    .orElseThrow(() ->
                            Refused.unprocessable("unknown-stage", "the lifecycle has no stage of kind %s", kind));
        }
    }

    private final OncePerTransaction<Stages> stages = new OncePerTransaction<>();
    private final JdbcClient jdbc;

    Lifecycle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @PreAuthorize(Access.SIGNED_IN)
    public Stages stages() {
        return stages.get(() -> new Stages(jdbc.sql("""
                                SELECT id, stage_key AS `key`, kind, label, position, main_line, department_code AS department
                                  FROM stage ORDER BY position
                                """).query(Stage.class).list()));
    }
}
