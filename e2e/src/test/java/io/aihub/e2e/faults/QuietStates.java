package io.aihub.e2e.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.e2e.rig.Until;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** One model in each state of its approval that can last, named after it. */
final class QuietStates {
    private static final String EXTERNAL = "external-public-chatbot/aimodel.yaml";
    private static final Duration SOON = Duration.ofDays(10);
    private static final Duration EMERGENCY = Duration.ofHours(60);

    /** Longer than it takes to decide. */
    private static final Duration SHORTLY = Duration.ofSeconds(10);

    private final FaultNamespace ward;
    private final Map<String, String> states = new LinkedHashMap<>();

    private QuietStates(FaultNamespace ward) {
        this.ward = ward;
    }

    /** Returns once all have come to their state, and those that serve are stable. */
    static void fill(FaultNamespace ward) {
        QuietStates quiet = new QuietStates(ward);
        quiet.undecided();
        quiet.decided();
        quiet.served();
        quiet.limited();
        quiet.states.forEach(
                (model, state) ->
                        Until.SOON.holds(
                                () -> model + " is " + state + ": " + ward.status(model),
                                () -> ward.approval(model).equals(state)));
        ward.awaitStable("changed");
        ward.awaitStable("expiring");
        ward.awaitStable("break-glass");
        Until.SOON.holds("it stops", () -> ward.serving("suspended").equals("Stopped"));
        Until.SOON.holds("it stops", () -> ward.serving("revoked").equals("Stopped"));
    }

    private void undecided() {
        ward.apply("awaiting", "1.0.0");
        states.put("awaiting", "AwaitingApproval");
        ward.apply(
                "draft",
                "1.0.0",
                model -> ((ObjectNode) model.at("/spec/organization")).put("name", " "));
        states.put("draft", "Draft");
        ward.apply(
                "retired",
                "1.0.0",
                model -> ((ObjectNode) model.at("/spec")).put("stage", "Retired"));
        states.put("retired", "Retired");
        ward.apply(external("external"));
        states.put("external", "AwaitingApproval");
    }

    private void decided() {
        ward.apply("rejected", "1.0.0");
        ward.decide("rejected", "Reject", spec -> {});
        states.put("rejected", "Rejected");
        ward.apply(external("partial"));
        ward.decide("partial", "Approve", spec -> spec.put("riskClass", "Limited"));
        states.put("partial", "PartiallyApproved");
    }

    private void served() {
        for (String model : new String[] {"changed", "suspended", "revoked"}) {
            ward.serve(model, "1.0.0");
        }
        ward.apply("changed", "2.0.0");
        states.put("changed", "ChangedSinceApproval");
        ward.decide("suspended", "Suspend", spec -> {});
        states.put("suspended", "Suspended");
        ward.decide("revoked", "Revoke", spec -> {});
        states.put("revoked", "Revoked");
    }

    private void limited() {
        for (String model : new String[] {"expiring", "expired", "break-glass"}) {
            ward.apply(model, "1.0.0");
        }
        ward.decide("expiring", "Approve", spec -> spec.put("validUntil", in(SOON)));
        states.put("expiring", "Expiring");
        ward.decide("expired", "Approve", spec -> spec.put("validUntil", in(SHORTLY)));
        states.put("expired", "Expired");
        ward.decide(
                "break-glass",
                "BreakGlass",
                spec -> spec.put("incidentRef", "INC-1").put("validUntil", in(EMERGENCY)));
        states.put("break-glass", "BreakGlass");
    }

    /** A register entry of what others host; two have to approve it. */
    private ObjectNode external(String name) {
        return ward.entry(EXTERNAL, name);
    }

    private static String in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
