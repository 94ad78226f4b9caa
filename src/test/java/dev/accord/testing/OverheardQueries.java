package dev.accord.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hears which queries the services send, and asks the database how it would answer them. Import it into a test; there
 * is one for each application.
 */
public final class OverheardQueries implements BeanPostProcessor {

    /** Whoever goes through more rows than this of one table goes through what grows with the years. */
    private static final long MANY = 2_000;

    private static final Set<String> FROM_END_TO_END = Set.of("ALL", "index");

    private final Set<String> heard = Collections.synchronizedSet(new LinkedHashSet<>());

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Listening(source) : bean;
    }

    /** The queries that the work sends, with their values. */
    public List<String> during(Runnable work) {
        heard.clear();
        work.run();
        return List.copyOf(heard);
    }

    /** How the database would go through a table of many rows from end to end for these queries; best empty. */
    public static List<String> fullScans(List<String> queries, DataSource database) throws SQLException {
        List<String> scans = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String query : queries) {
                try (ResultSet plan = statement.executeQuery("EXPLAIN FORMAT=TRADITIONAL " + query)) {
                    while (plan.next()) {
                        @Nullable String table = plan.getString("table");
                        // a name in angle brackets is a result of the query itself
                        if (table != null
                                && !table.startsWith("<")
                                && FROM_END_TO_END.contains(String.valueOf(plan.getString("type")))
                                && plan.getLong("rows") > MANY) {
                            scans.add("%s of %s, %d rows, in %s"
                                    .formatted(plan.getString("type"), table, plan.getLong("rows"), query));
                        }
                    }
                }
            }
        }
        return scans;
    }

    private final class Listening extends DelegatingDataSource {

        Listening(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        @Nullable Object result = call(connection, method, arguments);
                        return result instanceof PreparedStatement statement ? listening(statement) : result;
                    });
        }

        private PreparedStatement listening(PreparedStatement statement) {
            return (PreparedStatement) Proxy.newProxyInstance(
                    PreparedStatement.class.getClassLoader(),
                    new Class<?>[] {PreparedStatement.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("executeQuery")) {
                            hear(statement);
                        }
                        return call(statement, method, arguments);
                    });
        }

        /** The driver's statement writes itself as the query with its values, after its own name. */
        private void hear(PreparedStatement statement) {
            String text = statement.toString();
            int begin = text.toUpperCase(Locale.ROOT).indexOf("SELECT");
            if (begin >= 0) {
                heard.add(text.substring(begin));
            }
        }
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
