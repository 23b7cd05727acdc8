package io.aihub.decision.approval;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import io.aihub.decision.approval.ApprovalContext.ServingNow;
import io.aihub.decision.approval.ApprovalDecision.InForce;
import io.aihub.decision.approval.ClusterPlace.Location;
import io.aihub.decision.approval.Content.DatedEvidence;
import io.aihub.decision.approval.Content.Hosting;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Content.Stage;
import io.aihub.decision.approval.Effect.NamedContent;
import io.aihub.decision.approval.Effect.PlaceLimit;
import io.aihub.decision.approval.Effect.Reach;
import io.aihub.decision.approval.Effect.Scope;
import io.aihub.decision.approval.GivenDecision.DecisionIdentity;
import io.aihub.decision.approval.GivenDecision.DecisionSubject;
import io.aihub.decision.approval.GivenDecision.Statement;
import io.aihub.decision.approval.Policy.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Dossiers for tests: a high-risk model in Sweden that needs two roles, changed one thing at a
 * time.
 */
final class Cases {
    static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    static final Instant YEAR_END = Instant.parse("2027-12-31T00:00:00Z");
    static final String DIGEST = "sha256:" + "a".repeat(64);
    static final String OTHER = "sha256:" + "b".repeat(64);
    static final String SAFETY = "clinical-safety";
    static final String SECURITY = "information-security";
    static final String HUB = "hub-operator";
    static final ClusterPlace SWEDEN =
            new ClusterPlace(Optional.of(Location.OnPremises), "SE", "SE");

    private Cases() {}

    static DecisionDraft decision(DecisionKind kind, String role, String username) {
        return new DecisionDraft(kind, role, username);
    }

    static GivenDecision approve(String role, String username) {
        return decision(DecisionKind.Approve, role, username).given();
    }

    static List<GivenDecision> approvedByTwo() {
        return List.of(approve(SAFETY, "sara"), approve(SECURITY, "ivan"));
    }

    static GivenDecision resume(String role, String username, String lifts) {
        return decision(DecisionKind.Resume, role, username).lifts(lifts).given();
    }

    static DossierDraft approved() {
        return dossier().decisions(approvedByTwo());
    }

    /** A row of a decision table. */
    static Arguments row(
            String what, DossierDraft dossier, ApprovalState state, Blocker... causes) {
        return Arguments.of(what, dossier, state, List.of(causes));
    }

    static DossierDraft dossier() {
        return new DossierDraft();
    }

    static ApprovalDecision judge(DossierDraft dossier) {
        return new ApprovalGate().evaluate(dossier.build(), NOW);
    }

    static Policy policy(String name, Map<String, Integer> highQuorum) {
        return policy(name, highQuorum, Admission.NotRequired, Map.of());
    }

    static Policy policy(
            String name,
            Map<String, Integer> highQuorum,
            Admission admission,
            Map<String, DatedLevel> rules) {
        return new Policy(
                name,
                Set.of(),
                admission,
                Map.of(RiskClass.High, highQuorum),
                rules,
                Clocks.unset(),
                EmergencyLimits.unset(),
                Set.of());
    }

    static Policy withClocks(Policy policy, Duration maxValidity, Duration window) {
        return new Policy(
                policy.name(),
                policy.riskClasses(),
                policy.admission(),
                policy.quorum(),
                policy.rules(),
                new Clocks(
                        Map.of(RiskClass.High, maxValidity),
                        Optional.of(window),
                        Optional.of(Duration.ofDays(7))),
                policy.emergency(),
                policy.serviceAccountsMayApprove());
    }

    static Policy withServiceAccounts(Policy policy, String... usernames) {
        return new Policy(
                policy.name(),
                policy.riskClasses(),
                policy.admission(),
                policy.quorum(),
                policy.rules(),
                policy.clocks(),
                policy.emergency(),
                Set.of(usernames));
    }

    static Policy twoRoles() {
        return policy("demo", Map.of(SAFETY, 1, SECURITY, 1));
    }

    static RuleViolation violation(String rule, Level level, RuleViolation.Nature nature) {
        return new RuleViolation(
                Finding.of(rule, level, "spec.x", "write something"), nature, Optional.empty());
    }

    /** A decision with everything filled in, changed by name. */
    static final class DecisionDraft {
        private final DecisionKind kind;
        private final String role;
        private final String username;
        private String uid;
        private String digest = DIGEST;
        private Optional<RiskClass> riskClass = Optional.of(RiskClass.High);
        private Instant createdAt = NOW.minus(Duration.ofDays(1));
        private Period period = new Period(Optional.empty(), Optional.of(YEAR_END));
        private String incident = "";
        private String reason = "read the local validation and the routines";
        private Effect effect = Effect.none();

        private DecisionDraft(DecisionKind kind, String role, String username) {
            this.kind = kind;
            this.role = role;
            this.username = username;
            this.uid = kind + "-" + role + "-" + username;
            if (kind == DecisionKind.Suspend
                    || kind == DecisionKind.Resume
                    || kind == DecisionKind.Revoke) {
                period = Period.always();
            }
        }

        DecisionDraft uid(String value) {
            uid = value;
            return this;
        }

        DecisionDraft digest(String value) {
            digest = value;
            return this;
        }

        DecisionDraft riskClass(RiskClass value) {
            riskClass = Optional.ofNullable(value);
            return this;
        }

        DecisionDraft createdAt(Instant value) {
            createdAt = value;
            return this;
        }

        DecisionDraft from(Instant value) {
            period = new Period(Optional.of(value), period.until());
            return this;
        }

        DecisionDraft until(Instant value) {
            period = new Period(period.from(), Optional.ofNullable(value));
            return this;
        }

        DecisionDraft incident(String value) {
            incident = value;
            return this;
        }

        DecisionDraft reason(String value) {
            reason = value;
            return this;
        }

        DecisionDraft lifts(String... uids) {
            effect = new Effect(Set.copyOf(List.of(uids)), Optional.empty(), Optional.empty());
            return this;
        }

        /** With a scope, or with none, where the content that is named is known. */
        DecisionDraft reaching(Optional<Scope> scope, Content named) {
            effect =
                    new Effect(
                            Set.of(),
                            Optional.empty(),
                            Optional.empty(),
                            new Reach(
                                    scope,
                                    Optional.of(
                                            new NamedContent(
                                                    named.servingDigest(), named.riskClass()))));
            return this;
        }

        /** Asks automation to leave that alone; without an end until one is given. */
        DecisionDraft holding(Optional<Hold> hold) {
            effect =
                    new Effect(
                            Set.of(),
                            Optional.empty(),
                            Optional.empty(),
                            new Reach(Optional.empty(), Optional.empty()),
                            hold);
            period = Period.always();
            return this;
        }

        DecisionDraft cluster(Location location, String jurisdiction) {
            effect =
                    new Effect(
                            Set.of(),
                            Optional.of(
                                    new PlaceLimit(Optional.ofNullable(location), jurisdiction)),
                            Optional.empty());
            return this;
        }

        GivenDecision given() {
            return new GivenDecision(
                    new DecisionIdentity(uid, uid.toLowerCase(Locale.ROOT), createdAt),
                    kind,
                    new DecisionSubject(kind.bindsContent() ? digest : "", riskClass),
                    new Statement(role, username, reason, incident),
                    period,
                    effect);
        }
    }

    /** A dossier with one policy and no decision, changed by name. */
    static final class DossierDraft {
        private String digest = DIGEST;
        private Optional<RiskClass> riskClass = Optional.of(RiskClass.High);
        private Stage stage = Stage.GeneralUse;
        private Hosting hosting = Hosting.Cluster;
        private Period validity = Period.always();
        private List<DatedEvidence> evidence = List.of();
        private PlacementTerms placement = PlacementTerms.anywhere();
        private List<RuleViolation> violations = List.of();
        private List<GivenDecision> decisions = List.of();
        private List<Policy> policies = List.of(twoRoles());
        private StopHistory stops = StopHistory.none();
        private ClusterPlace cluster = SWEDEN;
        private AdmissionGuard guard = AdmissionGuard.Present;
        private ContentStanding standing = ContentStanding.AskedFor;
        private Optional<ServingNow> serving = Optional.empty();

        DossierDraft digest(String value) {
            digest = value;
            return this;
        }

        DossierDraft riskClass(RiskClass value) {
            riskClass = Optional.ofNullable(value);
            return this;
        }

        DossierDraft stage(Stage value) {
            stage = value;
            return this;
        }

        DossierDraft hosting(Hosting value) {
            hosting = value;
            return this;
        }

        DossierDraft validity(Instant from, Instant until) {
            validity = Period.between(from, until);
            return this;
        }

        DossierDraft evidence(String name, Instant until) {
            evidence = List.of(new DatedEvidence(name, until));
            return this;
        }

        DossierDraft placement(Set<Location> allowed, String... residency) {
            placement = new PlacementTerms(allowed, List.of(residency));
            return this;
        }

        DossierDraft violations(RuleViolation... values) {
            violations = List.of(values);
            return this;
        }

        DossierDraft decisions(GivenDecision... values) {
            decisions = List.of(values);
            return this;
        }

        DossierDraft decisions(List<GivenDecision> values) {
            decisions = values;
            return this;
        }

        DossierDraft also(GivenDecision... values) {
            List<GivenDecision> more = new ArrayList<>(decisions);
            more.addAll(List.of(values));
            decisions = more;
            return this;
        }

        DossierDraft policies(Policy... values) {
            policies = List.of(values);
            return this;
        }

        DossierDraft stops(RecordedStop... values) {
            stops = new StopHistory(List.of(values), stops.lifted());
            return this;
        }

        DossierDraft lifted(String... uids) {
            stops = new StopHistory(stops.recorded(), Set.of(uids));
            return this;
        }

        DossierDraft cluster(ClusterPlace value) {
            cluster = value;
            return this;
        }

        DossierDraft guard(AdmissionGuard value) {
            guard = value;
            return this;
        }

        DossierDraft former() {
            standing = ContentStanding.Former;
            return this;
        }

        DossierDraft serves(String contentDigest, InForce inForce) {
            serving = Optional.of(new ServingNow(contentDigest, inForce));
            return this;
        }

        Dossier build() {
            return new Dossier(
                    "pe-triage-ct",
                    new Content(
                            digest,
                            "sha256:" + "c".repeat(64),
                            "2.0.3",
                            riskClass,
                            stage,
                            hosting,
                            validity,
                            evidence,
                            placement,
                            violations),
                    decisions,
                    policies,
                    stops,
                    new ApprovalContext(cluster, guard, standing, serving));
        }
    }
}
