package dev.accord;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

@AnalyzeClasses(packages = "dev.accord", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        ApplicationModules modules = ApplicationModules.of(AccordApplication.class);

        modules.verify();

        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .contains(
                        "shared",
                        "people",
                        "timetable",
                        "glossary",
                        "leads",
                        "handoffs",
                        "disputes",
                        "metrics",
                        "goals",
                        "dashboards",
                        "activity",
                        "webhooks");
    }

    @ArchTest
    static final ArchRule sharedKnowsNeitherSpringNorVaadin = noClasses()
            .that()
            .resideInAPackage("dev.accord.shared..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework..", "com.vaadin..")
                    .and(describe(
                            "are no module annotation",
                            type -> !type.getPackageName().startsWith("org.springframework.modulith"))));

    @ArchTest
    static final ArchRule vaadinLivesOnlyInUiPackages = noClasses()
            .that()
            .resideOutsideOfPackage("..ui..")
            .and()
            .doNotHaveFullyQualifiedName("dev.accord.people.Security")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule viewsNeverTouchTheDatabase = noClasses()
            .that()
            .resideInAPackage("..ui..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Repository.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(JdbcOperations.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(NamedParameterJdbcOperations.class);

    @ArchTest
    static final ArchRule everyRouteSaysWhoMayEnter = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(AnonymousAllowed.class);

    @ArchTest
    static final ArchRule viewsArePackagePrivateButTheOneThatSecurityNames = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .and()
            .doNotHaveFullyQualifiedName("dev.accord.ui.LoginView")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule everyPublicServiceMethodSaysWhoMayCallIt = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Service.class)
            .and()
            .areNotAnnotatedWith(EventListener.class)
            .should()
            .beAnnotatedWith(PreAuthorize.class);

    @ArchTest
    static final ArchRule nobodyAsksForTheTimeWithoutAClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.accord.Wiring")
            .should()
            .callMethodWhere(describe("the time is read without a Clock", ArchitectureTest::readsTheTime));

    private static boolean readsTheTime(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        boolean now = owner.startsWith("java.time.")
                && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean system = owner.equals("java.time.Clock") && call.getName().startsWith("system");
        boolean millis = owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
        return now || system || millis;
    }

    @ArchTest
    static final ArchRule nobodyReliesOnTheZoneOfTheMachine =
            noClasses().should().callMethod(ZoneId.class, "systemDefault");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule namesAreTheFieldsTerms = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto");

    @ArchTest
    static final ArchRule eventsAreHeardButNobodyCallsTheAuditTrail = noClasses()
            .that()
            .resideOutsideOfPackage("dev.accord.activity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.accord.activity..");

    @ArchTest
    static final ArchRule nobodyCallsIngest = noClasses()
            .that()
            .resideOutsideOfPackage("dev.accord.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.accord.ingest..");
}
