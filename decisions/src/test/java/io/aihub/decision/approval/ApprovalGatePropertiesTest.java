package io.aihub.decision.approval;

import static io.aihub.decision.approval.Cases.DIGEST;
import static io.aihub.decision.approval.Cases.HUB;
import static io.aihub.decision.approval.Cases.NOW;
import static io.aihub.decision.approval.Cases.OTHER;
import static io.aihub.decision.approval.Cases.SAFETY;
import static io.aihub.decision.approval.Cases.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Level;
import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import io.aihub.decision.approval.ApprovalDecision.InForce;
import io.aihub.decision.approval.Cases.DossierDraft;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Policy.Admission;
import io.aihub.decision.approval.QuorumStanding.GivenRole;
import io.aihub.decision.approval.QuorumStanding.RoleCount;
import io.aihub.decision.approval.RecordedStop.StopKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ApprovalGatePropertiesTest {
    private final ApprovalGate gate = new ApprovalGate();

    @Property
    void adding_an_approval_never_takes_force_away(
            @ForAll("dossiers") DossierDraft dossier, @ForAll("approvals") GivenDecision more) {
        InForce before = gate.evaluate(dossier.build(), NOW).inForce();
        InForce after = gate.evaluate(dossier.also(more).build(), NOW).inForce();
        assertThat(before == InForce.Yes && after == InForce.No).isFalse();
    }

    @Property
    void nothing_is_in_force_without_a_policy(@ForAll("dossiers") DossierDraft dossier) {
        assertThat(gate.evaluate(dossier.policies().build(), NOW).isInForce()).isFalse();
    }

    @Property
    void one_flipped_character_of_the_digest_ends_force(
            @ForAll("dossiers") DossierDraft dossier, @ForAll("places") int place) {
        char flipped = DIGEST.charAt(place) == 'a' ? 'd' : 'a';
        String digest = DIGEST.substring(0, place) + flipped + DIGEST.substring(place + 1);
        assertThat(gate.evaluate(dossier.digest(digest).build(), NOW).isInForce()).isFalse();
    }

    @Property
    void one_person_never_fills_two_seats(@ForAll("dossiers") DossierDraft dossier) {
        List<String> people =
                gate.evaluate(dossier.build(), NOW).given().stream()
                        .map(GivenRole::username)
                        .toList();
        assertThat(people).doesNotHaveDuplicates();
    }

    @Property
    void seats_given_and_missing_add_up_to_those_required(
            @ForAll("dossiers") DossierDraft dossier) {
        ApprovalDecision decision = gate.evaluate(dossier.build(), NOW);
        int required = decision.required().stream().mapToInt(RoleCount::count).sum();
        assertThat(decision.given().size() + decision.missing().size()).isEqualTo(required);
    }

    @Property
    void a_revocation_and_a_suspension_beat_everything(
            @ForAll("dossiers") DossierDraft dossier, @ForAll boolean revoke) {
        GivenDecision stop =
                revoke
                        ? Cases.decision(DecisionKind.Revoke, SAFETY, "zoe").uid("z").given()
                        : Cases.decision(DecisionKind.Suspend, HUB, "zoe").uid("z").given();
        ApprovalDecision decision = gate.evaluate(dossier.also(stop).build(), NOW);
        assertThat(decision.isInForce()).isFalse();
        assertThat(decision.stopsServing()).isTrue();
        assertThat(decision.state()).isIn(ApprovalState.Revoked, ApprovalState.Suspended);
    }

    @Property
    void the_order_of_decisions_policies_and_violations_is_irrelevant(
            @ForAll("dossiers") DossierDraft draft, @ForAll long seed) {
        Dossier dossier = draft.build();
        Random random = new Random(seed);
        Content content = dossier.content();
        Dossier shuffled =
                new Dossier(
                        dossier.model(),
                        new Content(
                                content.contentDigest(),
                                content.servingDigest(),
                                content.version(),
                                content.riskClass(),
                                content.stage(),
                                content.hosting(),
                                content.validity(),
                                content.evidence(),
                                content.placement(),
                                shuffled(content.violations(), random)),
                        shuffled(dossier.decisions(), random),
                        shuffled(dossier.policies(), random),
                        dossier.stops(),
                        dossier.context());
        assertThat(gate.evaluate(shuffled, NOW)).isEqualTo(gate.evaluate(dossier, NOW));
    }

    @Property
    void until_just_before_the_next_check_the_answer_stays_the_same(
            @ForAll("dossiers") DossierDraft draft, @ForAll("fractions") double fraction) {
        Dossier dossier = draft.build();
        ApprovalDecision now = gate.evaluate(dossier, NOW);
        Instant next = now.nextCheck().orElse(NOW.plus(Duration.ofDays(9000)));
        assertThat(next).isAfter(NOW);
        Duration ahead = Duration.between(NOW, next).minusNanos(1);
        Instant between = NOW.plusSeconds((long) (ahead.toSeconds() * fraction));
        assertThat(gate.evaluate(dossier, between)).isEqualTo(now);
        assertThat(gate.evaluate(dossier, NOW.plus(ahead))).isEqualTo(now);
    }

    @Property
    void in_force_means_no_cause_an_end_ahead_and_a_full_quorum_or_an_emergency(
            @ForAll("dossiers") DossierDraft dossier) {
        ApprovalDecision decision = gate.evaluate(dossier.build(), NOW);
        Statistics.label("force")
                .collect(decision.inForce())
                .coverage(
                        checker -> {
                            checker.check(InForce.Yes).percentage(share -> share > 5);
                            checker.check(InForce.No).percentage(share -> share > 5);
                        });
        Statistics.label("state").collect(decision.state());
        assertThat(decision.isInForce()).isEqualTo(decision.causes().isEmpty());
        if (decision.isInForce()) {
            assertThat(decision.effectiveUntil().orElseThrow()).isAfter(NOW);
            assertThat(decision.activeStops()).isEmpty();
            assertThat(decision.missing().isEmpty() || decision.state() == ApprovalState.BreakGlass)
                    .isTrue();
        }
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    @Provide
    Arbitrary<Double> fractions() {
        return Arbitraries.doubles().between(0, 1);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between("sha256:".length(), DIGEST.length() - 1);
    }

    private static Arbitrary<Instant> moments() {
        return Arbitraries.integers()
                .between(-900, 900)
                .map(hours -> NOW.plus(Duration.ofHours(hours)));
    }

    private static Arbitrary<String> people() {
        return Arbitraries.of("sara", "ivan", "olga", "Sara", "system:serviceaccount:a:b");
    }

    @Provide
    Arbitrary<GivenDecision> approvals() {
        return decisions().filter(decision -> decision.kind() == DecisionKind.Approve);
    }

    private static Arbitrary<GivenDecision> decisions() {
        Arbitrary<DecisionKind> kinds =
                Arbitraries.frequencyOf(
                        Tuple.of(24, Arbitraries.just(DecisionKind.Approve)),
                        Tuple.of(4, Arbitraries.just(DecisionKind.BreakGlass)),
                        Tuple.of(3, Arbitraries.of(DecisionKind.class)));
        return Combinators.combine(
                        kinds,
                        Arbitraries.of(SAFETY, SECURITY, HUB),
                        people(),
                        moments(),
                        moments().injectNull(0.5),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of(DIGEST, DIGEST, DIGEST, OTHER),
                        Arbitraries.of(RiskClass.High, RiskClass.High, RiskClass.Limited))
                .as(
                        (kind, role, person, from, until, uid, digest, riskClass) ->
                                Cases.decision(kind, role, person)
                                        .uid("uid-" + uid)
                                        .createdAt(from)
                                        .until(until)
                                        .digest(digest)
                                        .riskClass(riskClass)
                                        .incident("INC-" + uid % 2)
                                        .lifts("uid-" + (uid + 1), "uid-1", "uid-2")
                                        .given());
    }

    /**
     * Half of them hold a full quorum, else few would be in force and the properties would say
     * little.
     */
    private static Arbitrary<List<GivenDecision>> decisionLists() {
        return Combinators.combine(
                        // The API server gives no two objects the same uid.
                        decisions().list().ofMaxSize(7).uniqueElements(GivenDecision::uid),
                        Arbitraries.of(List.<GivenDecision>of(), Cases.approvedByTwo()))
                .as(
                        (some, quorum) -> {
                            List<GivenDecision> all = new ArrayList<>(quorum);
                            all.addAll(some);
                            return all;
                        });
    }

    private static Arbitrary<Policy> policies() {
        Arbitrary<Map<String, Integer>> quorum =
                Arbitraries.of(
                        Map.of(SAFETY, 1),
                        Map.of(SAFETY, 1, SECURITY, 1),
                        Map.of(SAFETY, 1, HUB, 1),
                        Map.of(SAFETY, 2),
                        Map.of());
        Arbitrary<DatedLevel> levels =
                Combinators.combine(Arbitraries.of(Level.class), moments().optional())
                        .as(DatedLevel::new);
        return Combinators.combine(
                        Arbitraries.of("p1", "p2", "p3"),
                        quorum,
                        Arbitraries.of(
                                Admission.NotRequired, Admission.NotRequired, Admission.Required),
                        levels,
                        Arbitraries.integers().between(1, 60))
                .as(
                        (name, roles, admission, level, days) ->
                                Cases.withClocks(
                                        Cases.policy(name, roles, admission, Map.of("R-1", level)),
                                        Duration.ofDays(days),
                                        Duration.ofDays(days % 7)));
    }

    private static Arbitrary<RuleViolation> violations() {
        return Combinators.combine(
                        Arbitraries.of("R-1", "R-2"),
                        Arbitraries.of(Level.Record, Level.Warn, Level.Warn, Level.Enforce),
                        Arbitraries.of(RuleViolation.Nature.class),
                        moments().optional())
                .as(
                        (rule, level, nature, from) ->
                                new RuleViolation(
                                        Cases.violation(rule, level, nature).finding(),
                                        nature,
                                        from));
    }

    private static Arbitrary<RecordedStop> stops() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(StopKind.class),
                        Arbitraries.of(DIGEST, OTHER).optional())
                .as(
                        (uid, kind, digest) ->
                                new RecordedStop(
                                        "uid-" + uid,
                                        kind,
                                        "hanna",
                                        NOW.minusSeconds(60),
                                        kind == StopKind.Revoke ? digest : Optional.empty()));
    }

    private static Arbitrary<List<RecordedStop>> stopLists() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(List.of())), Tuple.of(1, stops().list().ofMaxSize(2)));
    }

    @Provide
    Arbitrary<DossierDraft> dossiers() {
        return Combinators.combine(
                        decisionLists(),
                        policies().list().ofMinSize(1).ofMaxSize(2).uniqueElements(Policy::name),
                        violations().list().ofMaxSize(1),
                        stopLists(),
                        moments().filter(NOW::isBefore).injectNull(0.6),
                        moments().filter(NOW::isBefore).injectNull(0.6),
                        Arbitraries.of(ContentStanding.class),
                        Arbitraries.of(DIGEST, OTHER).optional())
                .as(
                        (decisions,
                                policies,
                                violations,
                                stops,
                                evidence,
                                until,
                                standing,
                                serves) -> {
                            DossierDraft draft =
                                    Cases.dossier()
                                            .decisions(decisions)
                                            .policies(policies.toArray(new Policy[0]))
                                            .violations(violations.toArray(new RuleViolation[0]))
                                            .stops(stops.toArray(new RecordedStop[0]))
                                            .validity(null, until)
                                            .placement(Set.of());
                            if (evidence != null) {
                                draft.evidence("certificate.validTo", evidence);
                            }
                            if (standing == ContentStanding.Former) {
                                draft.former();
                            }
                            serves.ifPresent(digest -> draft.serves(digest, InForce.Yes));
                            return draft;
                        });
    }
}
