package io.aihub.operator.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.aihub.operator.record.RevisionWriter;
import io.aihub.operator.record.StatusWriter;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The arrows of docs/design.md, "One loop" and "Modules", and who may do what. */
class ArchitectureTest {
    private static final String US = "io.aihub.operator";
    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("io.aihub");
    private static final JavaClasses OPERATOR =
            ALL.that(resideInAPackage(US + "..").as("the operator"));
    private static final Set<String> WRITES =
            Set.of(
                    "create",
                    "createOr",
                    "createOrReplace",
                    "delete",
                    "edit",
                    "editStatus",
                    "patch",
                    "patchStatus",
                    "replace",
                    "replaceStatus",
                    "scale",
                    "serverSideApply",
                    "unlock",
                    "update",
                    "updateStatus");

    /** Every package is a slice of its own, the root packages among them. */
    private static final SliceAssignment PACKAGES =
            new SliceAssignment() {
                private final DescribedPredicate<JavaClass> checked =
                        resideInAnyPackage("io.aihub.decision..", "io.aihub.dossier..", US + "..");

                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return checked.test(type)
                            ? SliceIdentifier.of(type.getPackageName())
                            : SliceIdentifier.ignore();
                }

                @Override
                public String getDescription() {
                    return "every package";
                }
            };

    @Test
    void decisions_know_the_java_platform_and_nothing_else() {
        check(
                classes()
                        .that()
                        .resideInAPackage("io.aihub.decision..")
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage("java..", "io.aihub.decision..")));
    }

    @Test
    void nothing_outside_the_operator_depends_on_it() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(US + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(US + ".."));
    }

    @Test
    void what_the_api_and_the_dossier_are_made_of_points_one_way() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.aihub.api..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.aihub.decision..", "io.aihub.dossier..", "io.aihub.sandbox.."));
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("io.aihub.dossier..", US + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.aihub.sandbox.."));
    }

    @Test
    void the_stages_of_a_pass_know_only_the_stages_before_them() {
        mayKnow("lead");
        mayKnow("manifest");
        mayKnow("sample");
        mayKnow("cache", "manifest");
        mayKnow("admission", "cache");
        mayKnow("mapping");
        mayKnow("observe", "cache", "manifest", "mapping", "sample");
        mayKnow("record", "observe", "sample");
        mayKnow("apply", "cache", "manifest", "observe", "sample");
        mayKnow("telemetry", "record");
        mayKnow("report", "record", "telemetry");
    }

    @Test
    void only_the_loop_knows_the_frameworks_controls() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(US + "..")
                        .and()
                        .resideOutsideOfPackage(US + ".reconcile..")
                        .should()
                        .dependOnClassesThat(assignableTo(UpdateControl.class)));
    }

    @Test
    void a_manifest_is_a_pure_function_of_an_approved_revision() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(US + ".manifest..")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(
                                                "io.fabric8.kubernetes.client..",
                                                "io.aihub.api.v1alpha1.status..",
                                                "java.util.concurrent..")
                                        .or(assignableTo(Clock.class))
                                        .or(assignableTo(Instant.class))));
    }

    @Test
    void the_frameworks_own_status_path_is_never_taken() {
        check(
                noClasses()
                        .should()
                        .callMethodWhere(
                                target(nameMatching("patch.*"))
                                        .and(target(owner(assignableTo(UpdateControl.class))))));
    }

    @Test
    void one_class_writes_the_status_of_a_model() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat(assignableTo(PrimaryUpdateAndCacheUtils.class)));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(US + "..")
                        .and()
                        .doNotBelongToAnyOf(StatusWriter.class, RevisionWriter.class)
                        .should()
                        .callMethodWhere(target(nameMatching("subresource"))));
    }

    @Test
    void only_record_apply_and_report_write_to_the_api_server() {
        DescribedPredicate<JavaClass> client =
                resideInAPackage("io.fabric8.kubernetes.client..").as("the client");
        check(
                noClasses()
                        .that()
                        .resideInAPackage(US + "..")
                        .and()
                        .resideOutsideOfPackages(
                                US + ".record..",
                                US + ".apply..",
                                US + ".report..",
                                // The Lease, and nothing else.
                                US + ".lead..")
                        .should()
                        .callMethodWhere(
                                target(describe("writes", t -> WRITES.contains(t.getName())))
                                        .and(target(owner(client)))));
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                US + ".cache..",
                                US + ".mapping..",
                                US + ".observe..",
                                US + ".sample..",
                                US + ".manifest..")
                        .should()
                        .dependOnClassesThat(assignableTo(KubernetesClient.class)));
    }

    @Test
    void the_rules_about_calls_see_the_calls_that_there_are() {
        assertThat(
                        noClasses()
                                .that()
                                .resideInAPackage(US + ".apply..")
                                .should()
                                .callMethodWhere(writes())
                                .evaluate(ALL)
                                .hasViolation())
                .isTrue();
        assertThat(
                        noClasses()
                                .that()
                                .haveFullyQualifiedName(US + ".OperatorBeans")
                                .should()
                                .callMethodWhere(readsTheClock())
                                .evaluate(ALL)
                                .hasViolation())
                .isTrue();
    }

    private static DescribedPredicate<JavaMethodCall> writes() {
        DescribedPredicate<JavaClass> client =
                resideInAPackage("io.fabric8.kubernetes.client..").as("the client");
        return describe(
                "writes to the API server",
                call ->
                        WRITES.contains(call.getTarget().getName())
                                && client.test(call.getTarget().getOwner()));
    }

    @Test
    void one_class_reads_the_system_clock() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                US + "..",
                                "io.aihub.decision..",
                                "io.aihub.dossier..",
                                "io.aihub.api..")
                        .and()
                        .doNotHaveFullyQualifiedName(US + ".OperatorBeans")
                        .should()
                        .callMethodWhere(readsTheClock())
                        .orShould()
                        .callConstructor(Date.class));
    }

    private static DescribedPredicate<JavaMethodCall> readsTheClock() {
        return describe(
                "reads the clock",
                call -> {
                    JavaClass owner = call.getTarget().getOwner();
                    String name = call.getTarget().getName();
                    boolean without = call.getTarget().getRawParameterTypes().isEmpty();
                    boolean now =
                            without
                                    && name.equals("now")
                                    && (owner.isEquivalentTo(Instant.class)
                                            || owner.isEquivalentTo(LocalDate.class)
                                            || owner.isEquivalentTo(LocalDateTime.class)
                                            || owner.isEquivalentTo(ZonedDateTime.class));
                    boolean clock = owner.isEquivalentTo(Clock.class) && name.startsWith("system");
                    boolean system =
                            owner.isEquivalentTo(System.class)
                                    && (name.equals("currentTimeMillis")
                                            || name.equals("nanoTime"));
                    return now || clock || system;
                });
    }

    @Test
    void a_class_is_named_after_what_it_is() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.aihub..")
                        .should()
                        .haveNameMatching(".*(Utils?|Helper|Manager|Impl)(\\$.*)?"));
    }

    @Test
    void static_fields_are_constants() {
        check(
                fields().that()
                        .areStatic()
                        .and()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(US + "..", "io.aihub.decision..", "io.aihub.dossier..")
                        .should()
                        .beFinal());
    }

    @Test
    void no_two_packages_need_each_other() {
        check(slices().assignedFrom(PACKAGES).should().beFreeOfCycles());
    }

    private static void mayKnow(String stage, String... others) {
        String[] allowed = new String[others.length + 2];
        allowed[0] = US + "." + stage + "..";
        allowed[1] = US + ".kubernetes..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 2] = US + "." + others[i] + "..";
        }
        noClasses()
                .that()
                .resideInAPackage(US + "." + stage + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(US + "..").and(not(resideInAnyPackage(allowed))))
                .check(OPERATOR);
    }

    private static void check(ArchRule rule) {
        rule.check(ALL);
    }
}
