package dev.accord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.people.Role;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls every public method of every service as every role, and compares who is refused with the table. */
@DatabaseTest
class WhoMayCallWhatTest {

    /** M marketer, L marketing lead, R sales rep, S sales manager, E executive, A administrator. */
    private static final String TABLE = """
            Activities.log                 M L R S . A
            Activities.record              M L R S . A
            Activities.takeIn              M L R S . A
            AllowedTargets.all             . . . . . A
            AllowedTargets.allow           . . . . . A
            AllowedTargets.forbid          . . . . . A
            AuditTrail.page                . . . . . A
            BoardFigures.news              M L R S E A
            BoardFigures.of                M L R S E A
            BoardFigures.parts             M L R S E A
            Boards.arrange                 M L R S E A
            Boards.board                   M L R S E A
            Boards.copy                    M L R S E A
            Boards.known                   M L R S E A
            Boards.make                    M L R S E A
            Boards.remove                  M L R S E A
            Boards.rename                  M L R S E A
            Boards.share                   M L R S E A
            Boards.start                   M L R S E A
            Boards.startAt                 M L R S E A
            Boards.startAtScoreboard       M L R S E A
            BulkChanges.ask                M L R S . A
            BulkChanges.begin              M L R S . A
            BulkChanges.drop               M L R S . A
            BulkChanges.lines              M L R S E A
            BulkChanges.recent             M L R S E A
            BulkChanges.report             M L R S E A
            BulkChanges.stop               M L R S . A
            BulkChanges.undo               M L R S . A
            Causes.active                  M L R S E A
            Causes.add                     . . . . . A
            Causes.all                     M L R S E A
            Causes.move                    . . . . . A
            Causes.named                   M L R S E A
            Causes.restore                 . . . . . A
            Causes.retire                  . . . . . A
            Causes.reword                  . . . . . A
            Changes.since                  M L R S E A
            Contracts.contract             M L R S E A
            Contracts.discard              . L . S . A
            Contracts.draft                . L . S . A
            Contracts.handovers            M L R S E A
            Contracts.inForce              M L R S E A
            Contracts.knownAttributes      M L R S E A
            Contracts.revise               . L . S . A
            Contracts.sign                 . L . S . A
            Contracts.signatures           M L R S E A
            Contracts.versions             M L R S E A
            Definitions.glossary           M L R S E A
            Definitions.names              M L R S E A
            Definitions.signed             M L R S E A
            Deliveries.body                . . . . . A
            Deliveries.page                . . . . . A
            Deliveries.repeat              . . . . . A
            Directory.card                 M L R S E A
            Directory.departments          M L R S E A
            Directory.everybody            M L R S E A
            Directory.hoursOf              M L R S E A
            Directory.hoursOfDepartment    M L R S E A
            Directory.named                M L R S E A
            Directory.teams                M L R S E A
            Directory.withRole             M L R S E A
            DisputeBoard.attachable        M L R S E A
            DisputeBoard.card              M L R S E A
            DisputeBoard.count             M L R S E A
            DisputeBoard.counts            M L R S E A
            DisputeBoard.findings          M L R S E A
            DisputeBoard.history           M L R S E A
            DisputeBoard.in                M L R S E A
            DisputeBoard.nextFor           M L R S E A
            DisputeBoard.of                M L R S E A
            DisputeBoard.timelineOf        M L R S E A
            DisputeFiles.attach            M L R S . A
            DisputeFiles.file              M L R S E A
            DisputeFiles.remove            M L R S . A
            Disputes.assign                M L . . . .
            Disputes.conclude              M L . . . .
            Disputes.reopen                . L . S . .
            Disputes.reposition            . L . . . .
            Disputes.research              M L . . . .
            Divisions.among                M L R S E A
            Divisions.draft                M L R S E A
            Divisions.of                   M L R S E A
            Divisions.set                  . L . S . A
            Drafts.discuss                 M L R S E A
            Drafts.propose                 M L R S . A
            Drafts.revise                  M L R S . A
            Drafts.sign                    . L . S E A
            Drafts.withdraw                M L R S . A
            Duplicates.about               M L R S E A
            Duplicates.compare             M L R S E A
            Duplicates.count               M L R S E A
            Duplicates.dismiss             M L R S . A
            Duplicates.members             M L R S E A
            Duplicates.open                M L R S E A
            EverythingImports.begin        . . . . . A
            EverythingImports.start        . . . . . A
            FigureFiles.parts              M L R S E A
            FigureFiles.records            M L R S E A
            Figures.catalogue              M L R S E A
            Figures.conversion             M L R S E A
            Figures.conversionRecords      M L R S E A
            Figures.cumulative             M L R S E A
            Figures.eachRecord             M L R S E A
            Figures.figure                 M L R S E A
            Figures.hasCohorts             M L R S E A
            Figures.metric                 M L R S E A
            Figures.records                M L R S E A
            Figures.versions               M L R S E A
            FiscalCalendars.adopt          . . . . . A
            FiscalCalendars.current        M L R S E A
            FullExport.name                . . . . . A
            FullExport.write               . . . . . A
            FullImport.bringIn             . . . . . A
            GoalTrees.adopt                . L . S . A
            GoalTrees.of                   M L R S E A
            Goals.covering                 M L R S E A
            Goals.history                  M L R S E A
            Goals.inForce                  M L R S E A
            Goals.set                      . L . S . A
            HandoffQueue.count             M L R S E A
            HandoffQueue.counts            M L R S E A
            HandoffQueue.item              M L R S E A
            HandoffQueue.list              M L R S E A
            HandoffQueue.nextFor           M L R S E A
            HandoffQueue.open              M L R S E A
            HandoffQueue.timelineOf        M L R S E A
            Handoffs.accept                . . R S . .
            Handoffs.claim                 . . R S . .
            Handoffs.dispute               . . R S . .
            Handoffs.handOn                . . . S . .
            Handoffs.offerAgain            M L . . . .
            Handoffs.offerTo               M L . . . .
            Handoffs.pause                 . . R S . .
            Handoffs.resume                . . R S . .
            Handoffs.snooze                . . R S . .
            Handoffs.takeBack              . L . S . .
            Handoffs.undo                  . . R S . .
            Imports.begin                  M L . S . A
            Imports.cancel                 M L . S . A
            Imports.fields                 M L . S . A
            Imports.kindOf                 M L . S . A
            Imports.newest                 M L . S . A
            Imports.preview                M L . S . A
            Imports.rejects                M L . S . A
            Imports.report                 M L . S . A
            Imports.start                  M L . S . A
            LeadBook.ahead                 M L R S E A
            LeadBook.attributes            M L R S E A
            LeadBook.card                  M L R S E A
            LeadBook.deals                 M L R S E A
            LeadBook.find                  M L R S E A
            LeadBook.idsOf                 M L R S E A
            LeadBook.next                  M L R S E A
            LeadBook.standing              M L R S E A
            LeadBook.timeline              M L R S E A
            LeadColumns.choose             M L R S E A
            LeadColumns.chosen             M L R S E A
            LeadList.choices               M L R S E A
            LeadList.count                 M L R S E A
            LeadList.openChoices           M L R S E A
            LeadList.page                  M L R S E A
            Leads.claim                    M L R S . A
            Leads.coolOff                  M L . . . .
            Leads.enter                    M L R S . A
            Leads.erase                    . . . . . A
            Leads.giveTo                   M L R S . A
            Leads.hold                     M L R S . A
            Leads.move                     M L R S . A
            Leads.record                   M L . S . A
            Leads.release                  M L R S . A
            Leads.takeBack                 M L R S . A
            LessonTrend.changes            M L R S E A
            LessonTrend.months             M L R S E A
            Lessons.count                  M L R S E A
            Lessons.credits                M L R S E A
            Lessons.disputes               M L R S E A
            Lessons.outcomes               M L R S E A
            Lessons.rows                   M L R S E A
            Lessons.summary                M L R S E A
            Lifecycle.apply                . . . . . A
            Lifecycle.changes              . . . . . A
            Lifecycle.preview              . . . . . A
            Lifecycle.stages               M L R S E A
            Lifecycle.standing             . . . . . A
            Lifecycle.values               . . . . . A
            ManyOffers.accept              . . R S . .
            ManyOffers.undo                . . R S . .
            Merges.merge                   M L R S . A
            Merges.of                      M L R S E A
            Merges.undo                    M L R S . A
            Movements.explains             M L R S E A
            Movements.since                M L R S E A
            Notifications.newest           M L R S E A
            Notifications.read             M L R S E A
            Notifications.readAll          M L R S E A
            Notifications.unread           M L R S E A
            Opportunities.record           M L R S . A
            Outbox.counts                  . . . . . A
            Outbox.mailGoesOut             . . . . . A
            Outbox.sendAgain               . . . . . A
            Outbox.sendAllAgain            . . . . . A
            Outbox.troubled                . . . . . A
            Pacing.of                      M L R S E A
            Pacing.paceable                M L R S E A
            People.assign                  . . . . . A
            People.changeHours             . . . . . A
            People.changeOwnPassword       M L R S E A
            People.found                   . . . . . A
            People.invite                  . . . . . A
            People.readmit                 . . . . . A
            People.record                  . . . . . A
            People.resetPassword           . . . . . A
            People.retire                  . . . . . A
            People.welcome                 . . . . . A
            PersonalData.write             . . . . . A
            Pipeline.expect                . . . . . A
            Pipeline.steps                 M L R S E A
            Presence.announce              M L R S . A
            Presence.capacities            M L R S E A
            Presence.limit                 . L . S . A
            Presence.of                    M L R S E A
            Presence.ofAll                 M L R S E A
            Presence.withdraw              M L R S . A
            Proposals.agree                . L . S E A
            Proposals.awaitingMe           M L R S E A
            Proposals.decline              . L . S E A
            Proposals.mayDecide            M L R S E A
            Proposals.mayWithdraw          M L R S E A
            Proposals.open                 M L R S E A
            Proposals.withdraw             . L . S . A
            Rates.count                    M L R S E A
            Rates.newest                   M L R S E A
            Rates.reportingCurrency        M L R S E A
            Rates.set                      . . . . . A
            Rates.takeBack                 . . . . . A
            Readers.choose                 M L R S E A
            Readers.mailGoesOut            M L R S E A
            Readers.me                     M L R S E A
            Rehearsals.cancel              M L R S . A
            Rehearsals.latest              M L R S E A
            Rehearsals.outcome             M L R S E A
            Rehearsals.progress            M L R S E A
            Rehearsals.start               M L R S . A
            Research.attach                M L R S . A
            Research.attempt               M L R S . A
            Research.find                  M L R S . A
            Restatements.begin             M L R S . A
            Restatements.cancel            M L R S . A
            Restatements.newest            M L R S E A
            Restatements.progress          M L R S E A
            Retention.periods              . . . . . A
            Retention.remember             . . . . . A
            Rollouts.progress              M L R S E A
            SavedFilters.known             M L R S E A
            SavedFilters.remove            M L R S E A
            SavedFilters.save              M L R S E A
            SavedFilters.share             M L R S E A
            SavedMappings.all              M L . S . A
            SavedMappings.named            M L . S . A
            SavedMappings.remove           M L . S . A
            SavedMappings.save             M L . S . A
            Scoreboards.needs              M L R S E A
            Scoreboards.news               M L R S E A
            Scoreboards.of                 M L R S E A
            Scoreboards.today              M L R S E A
            SourceAddresses.all            . . . . . A
            SourceAddresses.deliveries     . . . . . A
            SourceAddresses.make           . . . . . A
            SourceAddresses.remove         . . . . . A
            SourceAddresses.renewKey       . . . . . A
            SourceAddresses.switchOff      . . . . . A
            SourceAddresses.switchOn       . . . . . A
            Spend.record                   M L . S . A
            StageEntries.record            M L . S . A
            StageProposals.count           M L R S E A
            StageProposals.keep            M L . . . .
            StageProposals.move            M L . . . .
            StageProposals.nextFor         M L R S E A
            StageProposals.open            M L R S E A
            StageProposals.timelineOf      M L R S E A
            Sums.all                       . . . . . A
            Sums.buildAnew                 . . . . . A
            TargetOwners.card              M L R S E A
            TargetOwners.maySet            M L R S E A
            TargetOwners.me                M L R S E A
            TargetOwners.peopleOf          M L R S E A
            TargetOwners.teamOf            M L R S E A
            TargetOwners.teams             M L R S E A
            TermBook.all                   M L R S E A
            TermBook.awaitingMySignature   M L R S E A
            TermBook.discussion            M L R S E A
            TermBook.term                  M L R S E A
            Terms.add                      M L R S . A
            Timetable.jobs                 . . . . . A
            Timetable.runNow               . . . . . A
            Tokens.issue                   . . . . . A
            Tokens.issued                  . . . . . A
            Tokens.revoke                  . . . . . A
            Traffic.record                 M L . S . A
            Webhooks.all                   . . . . . A
            Webhooks.change                . . . . . A
            Webhooks.pause                 . . . . . A
            Webhooks.remove                . . . . . A
            Webhooks.renewSecret           . . . . . A
            Webhooks.resume                . . . . . A
            Webhooks.sendAgain             . . . . . A
            Webhooks.sendTest              . . . . . A
            Webhooks.subscribe             . . . . . A
            """;

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    @Test
    void everyRoleMayCallWhatTheTableSaysAndNothingElse() {
        Cast.Players players = cast.enter();
        Map<Role, Id> roles = new EnumMap<>(Map.of(
                Role.MARKETER, players.marketer(),
                Role.MARKETING_LEAD, players.marketingLead(),
                Role.SALES_REP, players.rep(),
                Role.SALES_MANAGER, players.manager(),
                Role.EXECUTIVE, players.executive(),
                Role.ADMIN, players.administrator()));
        Map<String, String> found = new TreeMap<>();
        forEachServiceMethod((service, method) -> found.put(
                name(method),
                roles.entrySet().stream()
                        .map(role ->
                                cast.as(role.getValue(), () -> refuses(service, method)) ? "." : letter(role.getKey()))
                        .collect(Collectors.joining(" "))));

        String actual = found.entrySet().stream()
                .map(entry -> "%-30s %s\n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        assertThat(actual).isEqualTo(TABLE);
    }

    @Test
    void nobodyMayCallAnythingWithoutSigningIn() {
        SecurityContextHolder.clearContext();

        forEachServiceMethod((service, method) ->
                assertThat(refuses(service, method)).as(name(method)).isTrue());
    }

    private void forEachServiceMethod(BiConsumer<Object, Method> consumer) {
        context.getBeansWithAnnotation(Service.class).values().forEach(service -> {
            Class<?> type = AopUtils.getTargetClass(service);
            if (type.getPackageName().startsWith("dev.accord")
                    && !type.getPackageName().contains("testing")) {
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> method.isAnnotationPresent(PreAuthorize.class))
                        .forEach(method -> consumer.accept(service, method));
            }
        });
    }

    /** Whatever else may happen with arguments of nothing: being refused comes first. What is done is rolled back. */
    private boolean refuses(Object service, Method method) {
        Object[] nothing = Arrays.stream(method.getParameterTypes())
                .map(WhoMayCallWhatTest::nothing)
                .toArray();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                method.invoke(service, nothing);
                return false;
            } catch (InvocationTargetException thrown) {
                return thrown.getCause() instanceof AccessDeniedException
                        || thrown.getCause() instanceof AuthenticationCredentialsNotFoundException;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private static @Nullable Object nothing(Class<?> type) {
        return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : null;
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
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
