package io.aihub.operator.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.plan.RevisionUpdate;
import io.aihub.decision.plan.RevisionUpdate.Evidence;
import io.aihub.decision.plan.RevisionUpdate.Quarantined;
import io.aihub.decision.plan.Served;
import io.aihub.decision.revision.Baseline;
import io.aihub.decision.revision.Baseline.Pooled;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.content.SnapshotReading;
import io.aihub.operator.ServerTest;
import io.aihub.operator.ToldWrites;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevisionWriterTest extends ServerTest {
    private static final Evidence EVIDENCE =
            new Evidence(
                    Optional.of("uid-of-the-decision"), Optional.empty(), Optional.of("Because."));
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00.007Z");
    private final List<HasMetadata> told = new ArrayList<>();
    private RevisionWriter writer;
    private ContentSnapshot content;

    @BeforeEach
    void make() {
        writer = new RevisionWriter(operator, new ToldWrites(told));
        content =
                ContentSnapshot.of(
                        human.resources(AIModel.class)
                                .inNamespace(model.namespace())
                                .withName(model.name())
                                .get());
    }

    @Test
    void a_snapshot_is_taken_once_and_reads_back_as_the_content_it_was_made_of() {
        writer.snapshot(model, content);
        writer.snapshot(model, content);

        assertThat(writes()).containsExactly("Create 201 changed", "Create 409 unchanged");
        assertThat(told).hasSize(1);
        assertThat(ContentSnapshot.read(stored()))
                .isInstanceOfSatisfying(
                        SnapshotReading.Intact.class,
                        intact ->
                                assertThat(intact.snapshot().contentDigest())
                                        .isEqualTo(content.contentDigest()));
        assertThat(stored().getMetadata().getOwnerReferences()).isEmpty();
    }

    @Test
    void what_is_remembered_is_written_once() {
        writer.snapshot(model, content);

        writer.remember(stored(), update(Optional.of(NOON), Optional.empty()));
        writer.remember(stored(), update(Optional.of(NOON), Optional.empty()));
        writer.remember(stored(), update(Optional.empty(), Optional.empty()));

        assertThat(writes()).containsExactly("Create 201 changed", "Apply 200 changed");
        assertThat(stored().getStatus().firstServed()).isEqualTo(NOON.toString());
    }

    @Test
    void a_part_that_an_update_does_not_name_stays_as_it_is() {
        writer.snapshot(model, content);
        Quarantined quarantine =
                new Quarantined("RolledBack", NOON, "aihub-operator", EVIDENCE, false);
        writer.remember(
                stored(),
                new RevisionUpdate(
                        content.revisionName(),
                        ApprovalState.Approved,
                        Optional.of(new Served.Began(NOON)),
                        Optional.of(NOON.plusSeconds(1)),
                        Optional.of(quarantine),
                        Optional.of(baseline(3))));
        ModelRevisionStatus before = stored().getStatus();

        writer.remember(
                stored(), update(Optional.empty(), Optional.empty(), ApprovalState.Revoked));

        ModelRevisionStatus after = stored().getStatus();
        assertThat(after.approval()).isEqualTo(io.aihub.api.v1alpha1.ApprovalState.Revoked);
        assertThat(after).usingRecursiveComparison().ignoringFields("approval").isEqualTo(before);
        assertThat(after.stableSince()).isEqualTo("2027-03-01T12:00:01.007Z");
        assertThat(after.served()).hasSize(1);
        assertThat(after.quarantine().decision()).isEqualTo("uid-of-the-decision");
        assertThat(after.quarantine().figures()).isEqualTo("Because.");
        assertThat(after.quarantine().by()).isEqualTo("aihub-operator");
        assertThat(after.baseline().signals().get(0).counts()).containsExactly(5L, 3L);
    }

    @Test
    void a_newer_baseline_replaces_the_older_one_whole() {
        writer.snapshot(model, content);
        writer.remember(stored(), update(Optional.empty(), Optional.of(baseline(3))));

        writer.remember(stored(), update(Optional.empty(), Optional.of(baseline(4))));

        assertThat(stored().getStatus().baseline().signals())
                .singleElement()
                .satisfies(signal -> assertThat(signal.counts()).containsExactly(5L, 4L));
    }

    @Test
    void a_stale_look_overwrites_nothing_and_fails_nothing() {
        writer.snapshot(model, content);
        ModelRevision stale = stored();
        writer.remember(stored(), update(Optional.of(NOON), Optional.empty()));

        writer.remember(stale, update(Optional.of(NOON.plusSeconds(9)), Optional.empty()));

        assertThat(stored().getStatus().firstServed()).isEqualTo(NOON.toString());
        assertThat(writes()).last().asString().startsWith("Apply 409");
    }

    @Test
    void a_snapshot_that_is_gone_is_not_made_again_by_its_memory() {
        writer.snapshot(model, content);
        ModelRevision looked = stored();
        human.resource(looked).delete();

        writer.remember(looked, update(Optional.of(NOON), Optional.empty()));

        assertThat(stored()).isNull();
    }

    private ModelRevision stored() {
        return human.resources(ModelRevision.class)
                .inNamespace(model.namespace())
                .withName(content.revisionName())
                .get();
    }

    private RevisionUpdate update(Optional<Instant> firstServed, Optional<Baseline> baseline) {
        return update(firstServed, baseline, ApprovalState.Approved);
    }

    private RevisionUpdate update(
            Optional<Instant> firstServed, Optional<Baseline> baseline, ApprovalState approval) {
        return new RevisionUpdate(
                content.revisionName(),
                approval,
                firstServed.map(Served.Began::new),
                Optional.empty(),
                Optional.empty(),
                baseline);
    }

    private static Baseline baseline(long high) {
        return new Baseline(
                NOON,
                Optional.of("m-2"),
                List.of(
                        new Pooled(
                                "score",
                                SignalKind.OutputDrift,
                                "score",
                                SignalLevel.WithinLimits,
                                2,
                                Optional.of(new Histogram(List.of(0.1), List.of(5L, high), 0)))));
    }
}
