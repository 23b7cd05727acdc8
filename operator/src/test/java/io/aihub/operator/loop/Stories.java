package io.aihub.operator.loop;

import static io.aihub.operator.loop.Story.from;
import static io.aihub.operator.loop.Story.step;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.SignalState;
import io.aihub.api.v1alpha1.status.Stop;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.loop.Story.Step;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The stories whose every point is disturbed. */
final class Stories {
    /** Input and output within limits. */
    private static final String CALM = "WW";

    /** The output drifts on calm input. */
    private static final String AT_FAULT = "WB";

    static final Story BEGUN =
            from(
                    null,
                    "a model comes into use",
                    step(
                            "a manifest without approvals",
                            h -> {
                                h.apply(Applied.policy());
                                h.apply(Applied.source());
                                h.apply(Applied.profile());
                                h.apply(Wish.version(1).model());
                            }),
                    approve("its approval"));

    static final Story FIRST = from(BEGUN, "the first version", becomesStable());

    static final Story FEW_WINDOWS =
            from(
                    BEGUN,
                    "one window before the next version",
                    step("one window", h -> h.closeUntil(CALM, Stories::isWatched)),
                    step("time goes by", h -> h.later(Duration.ofMinutes(6))),
                    wish("version 2", Wish.version(2)),
                    approve("its approval"),
                    step(
                            "its output drifts",
                            h -> h.closeUntil(AT_FAULT, s -> acted(s, "RollBack"))),
                    atRest());

    static final Story ROLLBACK =
            from(
                    FIRST,
                    "a rollback",
                    wish("version 2", Wish.version(2)),
                    approve("its approval"),
                    step(
                            "its output drifts",
                            h -> h.closeUntil(AT_FAULT, s -> acted(s, "RollBack"))),
                    step(
                            "recovery",
                            h -> h.closeUntil(CALM, s -> condition(s, "RolledBack", "Recovered"))),
                    atRest());

    static final Story NEXT =
            from(
                    ROLLBACK,
                    "a corrected version after a rollback",
                    wish("version 3", Wish.version(3)),
                    approve("its approval"),
                    becomesStable(),
                    atRest());

    static final Story STOP =
            from(
                    FIRST,
                    "a stop and its lifting",
                    decide("a person suspends", h -> decision(h, "Suspend", "")),
                    decide("a person resumes", Stories::resume),
                    atRest());

    static final Story REVOCATION =
            from(
                    FIRST,
                    "approvals are taken back",
                    wish("version 2", Wish.version(2)),
                    approve("its approval"),
                    becomesStable(),
                    decide("version 2 is revoked", Stories::revoke),
                    wish("version 1 again", Wish.version(1)),
                    decide("version 1 is revoked", Stories::revoke));

    static final Story TERMS =
            from(
                    FIRST,
                    "other terms for the same pods",
                    wish(
                            "a longer cool-down",
                            Wish.version(1).set("spec.rollback.cooldown", "48h")),
                    approve("its approval"),
                    becomesStable(),
                    atRest());

    static final Story ASKED =
            from(
                    FIRST,
                    "a person asks for a rollback",
                    wish("version 2", Wish.version(2)),
                    approve("its approval"),
                    becomesStable(),
                    decide("back to version 1", h -> decision(h, "Rollback", "")),
                    atRest());

    static final Story SAFE_STATE =
            from(
                    FIRST,
                    "the first version is at fault",
                    wish(
                            "a signal that stops",
                            Wish.version(1).signals(Wish.signal("age", "InputDrift", "SafeState"))),
                    approve("its approval"),
                    step("the input drifts", h -> h.closeUntil("B", s -> acted(s, "Stop"))),
                    decide("a person resumes", Stories::resume));

    static final Story SMOKE =
            from(
                    FIRST,
                    "a version that answers wrongly",
                    wish("version 2", Wish.version(2)),
                    decide(
                            "its approval",
                            h -> {
                                h.wrong().add(h.status().servingDigest());
                                return approval(h);
                            }),
                    wish("another one comes in its place", Wish.version(3)),
                    approve("its approval"),
                    becomesStable(),
                    atRest());

    static final Story TAKEN =
            from(
                    FIRST,
                    "a name is taken",
                    wish("version 2", Wish.version(2)),
                    decide(
                            "its approval, when its name is taken",
                            h -> {
                                h.apply(foreign(h));
                                return approval(h);
                            }),
                    step("the other object goes", h -> h.delete(foreign(h))),
                    becomesStable(),
                    atRest());

    static final Story RETIRED =
            from(
                    FIRST,
                    "a retirement",
                    wish("stage Retired", Wish.version(1).set("spec.stage", "Retired")),
                    approve("its approval"));

    static final List<Story> ALL =
            List.of(
                    BEGUN,
                    FIRST,
                    FEW_WINDOWS,
                    ROLLBACK,
                    NEXT,
                    STOP,
                    REVOCATION,
                    TERMS,
                    ASKED,
                    SAFE_STATE,
                    SMOKE,
                    TAKEN,
                    RETIRED);

    private Stories() {}

    private static Step wish(String name, Wish wish) {
        return step(name, h -> h.apply(wish.model()));
    }

    private static Step decide(String name, Function<LoopHarness, ModelDecision> decision) {
        return step(name, h -> h.apply(decision.apply(h)));
    }

    private static Step approve(String name) {
        return decide(name, Stories::approval);
    }

    private static ModelDecision approval(LoopHarness h) {
        return decision(h, "Approve", content(h.status().contentDigest()));
    }

    private static Step becomesStable() {
        return step(
                "windows within limits",
                h -> h.closeUntil(CALM, s -> condition(s, "Stable", "Stable")));
    }

    /** The same last windows in every run. */
    private static Step atRest() {
        return step(
                "calm windows",
                h -> {
                    for (int i = 0; i < 6; i++) {
                        h.close(CALM);
                    }
                });
    }

    private static ModelDecision revoke(LoopHarness h) {
        return decision(h, "Revoke", content(h.status().contentDigest()));
    }

    private static ModelDecision resume(LoopHarness h) {
        String uid =
                h.status().stops().stream()
                        .filter(stop -> stop.state() == Stop.StopState.Holding)
                        .map(Stop::uid)
                        .findFirst()
                        .orElseThrow();
        return decision(h, "Resume", ",\"riskClass\":\"High\",\"lifts\":[\"" + uid + "\"]");
    }

    private static ModelDecision decision(LoopHarness h, String kind, String rest) {
        return Applied.decision(h.nextDecision(), kind, rest);
    }

    private static String content(String digest) {
        return ",\"contentDigest\":\""
                + digest
                + "\",\"riskClass\":\"High\",\"validUntil\":\"2027-12-01T00:00:00Z\"";
    }

    /** Somebody else's Deployment of the name that the version asked for needs. */
    private static Deployment foreign(LoopHarness h) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(Labels.deploymentName(Wish.MODEL, h.status().servingDigest()))
                .withNamespace(Wish.NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withReplicas(0)
                .withNewSelector()
                .withMatchLabels(Map.of("app", "other"))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Map.of("app", "other"))
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    /** A window that closed just before a process died is lost with it, and another one closes. */
    private static boolean isWatched(AIModelStatus status) {
        return !status.signals().isEmpty()
                && status.signals().stream()
                        .allMatch(signal -> signal.state() == SignalState.WithinLimits);
    }

    private static boolean acted(AIModelStatus status, String what) {
        return status.lastAction() != null && what.equals(status.lastAction().what());
    }

    private static boolean condition(AIModelStatus status, String type, String reason) {
        return status.conditions().stream()
                .anyMatch(c -> type.equals(c.type()) && reason.equals(c.reason()));
    }
}
