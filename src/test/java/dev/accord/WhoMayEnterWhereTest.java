package dev.accord;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import dev.accord.people.Role;
import java.security.Principal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Compares who may enter which route with the table. */
class WhoMayEnterWhereTest {

    /** * everybody, - nobody without signing in; M marketer, L marketing lead, R sales rep, S sales manager, E executive, A administrator. */
    private static final String TABLE = """
            /                      - M L R S E A
            /account               - M L R S E A
            /admin/api             - . . . . . A
            /admin/api/:call       - . . . . . A
            /admin/audit           - . . . . . A
            /admin/causes          - . . . . . A
            /admin/contracts       - M L R S E A
            /admin/contracts/draft - . L . S . A
            /admin/currencies      - . . . . . A
            /admin/export          - . . . . . A
            /admin/fiscal-year     - . . . . . A
            /admin/lifecycle       - . . . . . A
            /admin/mail            - . . . . . A
            /admin/people          - . L . S . A
            /admin/pipeline        - . . . . . A
            /admin/retention       - . . . . . A
            /admin/sources         - . . . . . A
            /admin/sums            - . . . . . A
            /admin/teams           - . . . . . A
            /admin/timetable       - . . . . . A
            /admin/tokens          - . . . . . A
            /admin/webhooks        - . . . . . A
            /boards                - M L R S E A
            /boards/:id            - M L R S E A
            /definitions           - M L R S E A
            /definitions/:term     - M L R S E A
            /definitions/:term/draft - M L R S . A
            /disputes              - M L R S E A
            /disputes/:id          - M L R S E A
            /figures/:key          - M L R S E A
            /goals                 - M L R S E A
            /handoffs              - M L R S E A
            /import                - M L . S . A
            /leads                 - M L R S E A
            /leads/:id             - M L R S E A
            /leads/changes         - M L R S E A
            /leads/duplicates      - M L R S E A
            /leads/duplicates/compare - M L R S E A
            /leads/proposals       - M L R S E A
            /login                 * M L R S E A
            /metrics/marketing     - M L R S E A
            /metrics/sales         - M L R S E A
            """;

    private static final AccessAnnotationChecker CHECKER = new AccessAnnotationChecker();

    @Test
    void everyRoleMayEnterWhatTheTableSaysAndNothingElse() throws ClassNotFoundException {
        Map<String, String> found = new TreeMap<>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        for (var candidate : scanner.findCandidateComponents("dev.accord")) {
            Class<?> view = Class.forName(candidate.getBeanClassName());
            String visitor = CHECKER.hasAccess(view, null, role -> false) ? "*" : "-";
            String roles = Arrays.stream(Role.values())
                    .map(role -> {
                        Principal someone = () -> "someone";
                        return CHECKER.hasAccess(view, someone, role.name()::equals) ? letter(role) : ".";
                    })
                    .collect(Collectors.joining(" "));
            found.put("/" + view.getAnnotation(Route.class).value(), visitor + " " + roles);
        }

        String actual = found.entrySet().stream()
                .map(entry -> "%-22s %s\n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        assertThat(actual).isEqualTo(TABLE);
    }

    private static String letter(Role role) {
        return switch (role) {
            case MARKETER -> "M";
            case MARKETING_LEAD -> "L";
            case SALES_REP -> "R";
            case SALES_MANAGER -> "S";
            case EXECUTIVE -> "E";
            case ADMIN -> "A";
        };
    }
}
