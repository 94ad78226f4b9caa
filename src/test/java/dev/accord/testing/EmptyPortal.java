package dev.accord.testing;

import dev.accord.people.Acting;
import dev.accord.people.People;
import dev.accord.people.Role;
import dev.accord.shared.Id;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Makes the portal of the test one that has just been set up: tables as they are made, and one administrator. */
@Component
public class EmptyPortal {

    private final JdbcOperations jdbc;
    private final SpringLiquibase schema;
    private final InitializingBean stages;
    private final People people;
    private final Acting acting;

    EmptyPortal(
            JdbcOperations jdbc,
            SpringLiquibase schema,
            @Qualifier("stageTable") InitializingBean stages,
            People people,
            Acting acting) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.stages = stages;
        this.people = people;
        this.acting = acting;
    }

    /** @return the administrator */
    public Id begin() {
        List<String> tables = jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
                String.class);
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SET foreign_key_checks = 0");
                for (String table : tables) {
                    statement.execute("DROP TABLE `" + table + "`");
                }
                return statement.execute("SET foreign_key_checks = 1");
            }
        });
        try {
            schema.afterPropertiesSet();
            // as at each start: what follows from the stages that came with the tables
            stages.afterPropertiesSet();
        } catch (Exception failure) {
            throw new IllegalStateException("The tables could not be made again", failure);
        }
        return acting.asPortal(() -> people.welcome(
                "admin", "First", "Administrator", EnumSet.of(Role.ADMIN), Optional.empty(), Cast.PASSWORD, false));
    }
}
