package io.aihub.decision.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.revision.RevisionFacts;
import io.aihub.decision.revision.RevisionFacts.Approval;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollback.RollbackTargetPicker.Pick;
import io.aihub.decision.rollback.RollbackTargetPicker.RefusedTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollbackTargetPickerTest {
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final RevisionId FAILING = new RevisionId("m-9", "c9", "s9", "9");
    private final RollbackTargetPicker picker = new RollbackTargetPicker();

    @Test
    void the_newest_of_those_that_qualify_is_picked() {
        Pick pick =
                pick(
                        Optional.empty(),
                        facts(1, Approval.InForce, true, false, WorkloadState.Absent),
                        facts(3, Approval.InForce, true, false, WorkloadState.Absent),
                        facts(2, Approval.InForce, true, false, WorkloadState.Ready));

        assertThat(pick.target().orElseThrow().id().name()).isEqualTo("m-3");
        assertThat(pick.refused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Revoked, stable, free, Ready, its approval was revoked",
        "Lapsed, stable, free, Ready, has no valid approval today",
        "InForce, stable, quarantined, Ready, is quarantined: it was rolled back from",
        "InForce, new, free, Ready,"
                + " never ran within its limits long enough to count as stable",
        "InForce, stable, free, NameTaken, its pods cannot run: NameTaken",
        "InForce, stable, free, SmokeTestFailed, its pods cannot run: SmokeTestFailed"
    })
    void a_revision_that_does_not_qualify_is_refused_for_its_reason(
            Approval approval, String age, String quarantine, WorkloadState workload, String why) {
        Pick pick =
                pick(
                        Optional.empty(),
                        facts(
                                1,
                                approval,
                                age.equals("stable"),
                                quarantine.equals("quarantined"),
                                workload));

        assertThat(pick.target()).isEmpty();
        assertThat(pick.refused()).containsExactly(new RefusedTarget("m-1", why));
    }

    @Test
    void other_terms_over_the_same_pods_are_no_way_back() {
        RevisionId samePods = new RevisionId("m-8", "c8", FAILING.servingDigest(), "9");

        Pick pick =
                pick(
                        Optional.empty(),
                        new RevisionFacts(
                                samePods,
                                Approval.InForce,
                                Optional.of(NOW),
                                Optional.empty(),
                                NOW,
                                WorkloadState.Ready));

        assertThat(pick.refused())
                .containsExactly(
                        new RefusedTarget("m-8", "has the same pods as the failing revision"));
    }

    @Test
    void a_person_may_name_one_that_is_new_or_quarantined_and_never_one_without_approval() {
        RevisionFacts named = facts(1, Approval.InForce, false, true, WorkloadState.Absent);
        RevisionFacts other = facts(2, Approval.InForce, true, false, WorkloadState.Ready);

        assertThat(pick(Optional.of("m-1"), named, other).target()).contains(named);
        assertThat(pick(Optional.of("m-1"), named, other).refused())
                .containsExactly(
                        new RefusedTarget("m-2", "is not the revision that was asked for"));
        assertThat(
                        pick(
                                        Optional.of("m-1"),
                                        facts(1, Approval.Lapsed, true, false, WorkloadState.Ready),
                                        other)
                                .target())
                .isEmpty();
    }

    @Test
    void when_nothing_serves_there_is_nothing_to_go_back_from() {
        RevisionFacts fit = facts(1, Approval.InForce, true, false, WorkloadState.Ready);

        assertThat(picker.pick(Optional.empty(), Optional.empty(), List.of(fit)))
                .isEqualTo(new Pick(Optional.empty(), List.of()));
    }

    @Property
    void every_revision_is_either_eligible_or_refused_and_a_target_keeps_every_rule(
            @ForAll("revisions") List<RevisionFacts> revisions) {
        Pick pick = pick(Optional.empty(), revisions.toArray(RevisionFacts[]::new));

        pick.target()
                .ifPresent(
                        target -> {
                            assertThat(target.approval()).isEqualTo(Approval.InForce);
                            assertThat(target.stableSince()).isPresent();
                            assertThat(target.quarantined()).isEmpty();
                            assertThat(target.id().samePods(FAILING)).isFalse();
                            assertThat(pick.refused())
                                    .extracting(RefusedTarget::revision)
                                    .doesNotContain(target.id().name());
                        });
        assertThat(pick.refused()).hasSizeLessThanOrEqualTo(revisions.size());
        if (pick.target().isEmpty()) {
            assertThat(pick.refused()).hasSameSizeAs(revisions);
        }
    }

    @Provide
    Arbitrary<List<RevisionFacts>> revisions() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(Approval.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(WorkloadState.class))
                .as(RollbackTargetPickerTest::facts)
                .list()
                .ofMaxSize(6)
                .uniqueElements(facts -> facts.id().name());
    }

    private Pick pick(Optional<String> named, RevisionFacts... revisions) {
        return picker.pick(Optional.of(FAILING), named, List.of(revisions));
    }

    private static RevisionFacts facts(
            int number,
            Approval approval,
            boolean stable,
            boolean quarantined,
            WorkloadState workload) {
        return new RevisionFacts(
                new RevisionId("m-" + number, "c" + number, "s" + number, number + ".0"),
                approval,
                Optional.of(NOW).filter(at -> stable),
                Optional.of(NOW).filter(at -> quarantined),
                NOW.plusSeconds(number),
                workload);
    }
}
