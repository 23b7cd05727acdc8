package io.aihub.e2e.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.badinput.Approved.Unusable;
import io.aihub.e2e.badinput.InvalidObject.Way;
import io.aihub.e2e.badinput.SubmissionResult.Verdict;
import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Everything that can be broken is sent to the real server, one thing at a time, beside three good
 * models and with the real operator running: it is refused with its path, or it harms nothing.
 */
@RealCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadInputE2E {
    private static final int FEWEST = 500;
    private static final int GOOD_MODELS = 3;
    private static final int REFUSALS = 10;
    private static final Duration SETTLED = Duration.ofSeconds(3);

    /** Needed by the schema; a rule asks for them only where something hangs on them. */
    private static final Set<String> RECORDED_ONLY =
            Set.of(
                    "spec.roles.informationOwner.name",
                    "spec.roles.dataProtectionOfficer.name",
                    "spec.lineage.datasets",
                    "spec.lineage.datasets[0].name",
                    "spec.lineage.baseModels[0].name",
                    "spec.privacy.transfers[0].country",
                    "spec.evidence[0].results[0].metric",
                    "spec.benefit.measures[0].name");

    private final ControlPlane cluster;
    private final InvalidObjects assortment;
    private final Exposure exposure;
    private final HealthyModels goods;
    private final Approved approved;
    private final List<SubmissionResult> trials = new ArrayList<>();
    private Map<InvalidObject, String> governed;
    private OperatorOnCluster operator;
    private AuditLog.Mark settled;
    private long logged;

    BadInputE2E(ControlPlane cluster) {
        this.cluster = cluster;
        this.assortment = new InvalidObjects(cluster.home());
        Api api = new Api(cluster);
        this.exposure = new Exposure(cluster, api, assortment);
        this.goods = new HealthyModels(cluster, api, assortment);
        this.approved = new Approved(cluster.home(), api, assortment, goods);
    }

    @BeforeAll
    void expose() throws IOException {
        exposure.prepare();
        goods.open();
        operator = OperatorOnCluster.start(cluster, Map.of());
        logged = Files.size(operator.log());
        for (int i = 1; i <= GOOD_MODELS; i++) {
            goods.serve(Exposure.GOOD, "good-" + i);
        }
        awaitSettled();
        Map<Boolean, List<InvalidObject>> all =
                assortment.all().stream()
                        .collect(
                                Collectors.partitioningBy(
                                        one -> one.kind().equals("GovernancePolicy")));
        trials.addAll(exposure.send(all.get(true)));
        governed = exposure.govern(trials);
        approved.unusable(Exposure.APPROVED);
        trials.addAll(exposure.send(all.get(false)));
        exposure.use(trials);
        exposure.awaitLookedAt();
        SubmissionResults tally = new SubmissionResults(trials);
        tally.write(cluster.home().resolve("target/e2e/badinput.txt"));
        System.out.println(tally.sentence());
    }

    /** Good models are at rest once the last write to them is a while ago. */
    private void awaitSettled() {
        AuditLog.Mark start = cluster.audit().mark();
        Instant now = Instant.now();
        Until.SOON.holds(
                "the good models settle",
                () ->
                        writes(start, Exposure.GOOD).stream()
                                .map(AuditEntry::answered)
                                .reduce(now, (one, two) -> one.isAfter(two) ? one : two)
                                .isBefore(Instant.now().minus(SETTLED)));
        settled = cluster.audit().mark();
    }

    private List<AuditEntry> writes(AuditLog.Mark since, String namespace) {
        return cluster.audit().since(since, OperatorOnCluster.USER).stream()
                .filter(AuditEntry::isEffective)
                .filter(entry -> entry.namespace().equals(Optional.of(namespace)))
                .toList();
    }

    @AfterAll
    void clear() {
        if (operator != null) {
            operator.close();
        }
        exposure.close();
        goods.close();
    }

    @Test
    @Order(1)
    void nothing_that_a_schema_describes_is_left_unbroken() {
        assertThat(assortment.unvisited()).isEmpty();
        assertThat(trials).hasSizeGreaterThan(FEWEST);
        assertThat(trials).filteredOn(trial -> trial.is(Verdict.Trouble)).isEmpty();
    }

    @Test
    @Order(2)
    void a_refusal_of_a_schema_names_the_path() {
        assertThat(trials)
                .filteredOn(trial -> trial.is(Verdict.RefusedBySchema))
                .allMatch(SubmissionResult::namesThePath);
    }

    @Test
    @Order(2)
    void what_breaks_a_rule_is_refused_by_it() {
        assertThat(trials)
                .filteredOn(trial -> trial.broken().way() == Way.Rule)
                .allMatch(trial -> trial.is(Verdict.RefusedByRule) && trial.namesThePath());
    }

    @Test
    @Order(2)
    void a_field_that_nobody_knows_is_not_stored() {
        assertThat(trials)
                .filteredOn(SubmissionResult::isPruned)
                .allSatisfy(
                        trial ->
                                assertThat(trial.stored().get("spec").toString())
                                        .as(trial.toString())
                                        .doesNotContain("\"unheardOf\""));
    }

    @Test
    @Order(3)
    void a_blank_where_something_is_needed_is_named_in_a_finding() {
        Map<String, JsonNode> models = exposure.models(Exposure.MODELS);
        assertThat(trials)
                .filteredOn(trial -> trial.is("AIModel", Verdict.Accepted))
                .filteredOn(trial -> trial.broken().isNeeded() && !trial.isPruned())
                .filteredOn(trial -> trial.broken().path().startsWith("spec."))
                .filteredOn(trial -> !RECORDED_ONLY.contains(trial.broken().path()))
                .allMatch(trial -> isNamed(trial, models.get(trial.name())));
    }

    private static boolean isNamed(SubmissionResult trial, JsonNode model) {
        String path = withoutPlaces(trial.broken().path());
        return model.at("/status/findings").findValuesAsText("path").stream()
                .map(BadInputE2E::withoutPlaces)
                .anyMatch(found -> found.equals(path) || found.startsWith(path + "."));
    }

    private static String withoutPlaces(String path) {
        return path.replaceAll("\\[[^\\]]*\\]", "");
    }

    @Test
    @Order(3)
    void no_model_is_approved_that_nobody_has_approved() {
        assertThat(exposure.models(Exposure.MODELS).values())
                .allSatisfy(
                        model ->
                                assertThat(model.at("/status/approval/state").asText())
                                        .as(model.at("/metadata/name").asText())
                                        .isIn("Draft", "AwaitingApproval", "PartiallyApproved"));
        assertThat(governed).isNotEmpty();
        assertThat(governed.values()).containsOnly("AwaitingApproval");
    }

    @Test
    @Order(4)
    void what_cannot_run_does_not_and_a_finding_names_the_path() {
        for (Unusable row : Unusable.all()) {
            Until.SOON.holds(
                    () -> row.name() + " is named: " + status(row.name()).path("findings"),
                    () -> row.isNamedBy(status(row.name())));
        }
    }

    private JsonNode status(String model) {
        return exposure.models(Exposure.APPROVED).get(model).path("status");
    }

    @Test
    @Order(5)
    void no_workload_comes_of_any_of_it() {
        List<String> barren = exposure.barren();
        assertThat(cluster.audit().since(settled, OperatorOnCluster.USER))
                .filteredOn(entry -> barren.contains(entry.namespace().orElse("")))
                .filteredOn(AuditEntry::isEffective)
                .extracting(AuditEntry::resource)
                .doesNotContain("deployments.apps", "services");
        for (String namespace : barren) {
            assertThat(
                            cluster.kubectl(
                                            "get",
                                            "deployments,replicasets,services,pods",
                                            "-n",
                                            namespace,
                                            "-o",
                                            "name")
                                    .orFail())
                    .isBlank();
        }
    }

    @Test
    @Order(5)
    void what_the_server_refuses_is_not_asked_for_again_and_again() {
        Map<String, Long> refused =
                cluster.audit().since(settled, OperatorOnCluster.USER).stream()
                        .filter(entry -> entry.isWrite() && entry.code() == 422)
                        .map(entry -> entry.body().at("/metadata/name").asText())
                        .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        assertThat(refused).hasSizeGreaterThan(2);
        assertThat(refused.values()).allMatch(times -> times <= REFUSALS);
    }

    @Test
    @Order(6)
    void hostile_text_stays_text() throws IOException {
        approved.hostile(Exposure.HOSTILE);
        for (String name : Hostile.texts().keySet()) {
            Until.SOON.holds(
                    () -> name + " serves: " + hostile(name),
                    () -> hostile(name).at("/status/serving/state").asText().equals("Serving"));
        }
        goods.serve(Exposure.LATE, "late");

        String log = Files.readString(operator.log()).substring((int) logged);
        assertThat(log.lines().filter(line -> line.startsWith("2026-01-01"))).isEmpty();
        assertThat(log.codePoints().filter(BadInputE2E::isHostile)).isEmpty();
    }

    private JsonNode hostile(String model) {
        return exposure.models(Exposure.HOSTILE).get(model);
    }

    /** A control character other than those of a stack trace, or one that turns text around. */
    private static boolean isHostile(int character) {
        boolean isControl = Character.isISOControl(character) && "\n\t".indexOf(character) < 0;
        return isControl
                || Character.getType(character) == Character.FORMAT
                || Character.getType(character) == Character.LINE_SEPARATOR;
    }

    @Test
    @Order(7)
    void the_operator_lives_and_writes_nothing_to_the_good_models() {
        goods.serve(Exposure.LATE, "later");
        assertThat(operator.process().isAlive()).isTrue();
        assertThat(operator.process().isReady()).isTrue();
        assertThat(writes(settled, Exposure.GOOD)).isEmpty();
    }

    @Test
    @Order(8)
    void all_of_it_can_be_deleted_while_the_operator_runs() {
        exposure.close();
        assertThat(operator.process().isReady()).isTrue();
    }
}
