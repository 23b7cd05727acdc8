package io.aihub.demo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.demo.story.Clinic.Answers;
import io.aihub.sandbox.apiserver.RequestJournal.Entry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rest is rest: with one model in each state and traffic running, nothing is written. */
class QuietMinuteIT {
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final String WINDOWS = "aihub_windows_closed_total";

    @Test
    void a_minute_in_which_nothing_happens_writes_nothing() throws IOException {
        try (Hub hub = Hub.start()) {
            hub.prepare();
            Map<String, String> states = settle(hub);
            awaitRest(hub, states);

            long mark = hub.stage().cluster().apiServer().journal().lastSequence();
            double before = hub.metric(WINDOWS);
            Instant begun = Instant.now();
            hub.await(
                    "a minute",
                    MINUTE.plusSeconds(30),
                    () -> Instant.now().isAfter(begun.plus(MINUTE)));
            double closed = hub.metric(WINDOWS) - before;
            List<Entry> written = writesSince(hub, mark);

            System.out.printf(
                    "quiet minute: %d models, %.0f windows closed, %d writes%n",
                    states.size(), closed, written.size());
            assertThat(written).isEmpty();
            assertThat(closed).isGreaterThan(30);
            assertThat(hub.stage().clinic().traffic().failed()).isZero();
            states.forEach((model, state) -> assertThat(state(hub, model)).isEqualTo(state));
        }
    }

    @Test
    void a_model_comes_up_with_at_most_eight_writes_and_two_events() throws IOException {
        try (Hub hub = Hub.start()) {
            hub.prepare();
            hub.apply(hub.triage("counted"));
            hub.await("a digest", () -> hub.status("counted").has("contentDigest"));
            hub.decide("counted", "Approve", "clinical-safety", "sara", more -> {});
            hub.await("partly", () -> state(hub, "counted").equals("PartiallyApproved"));
            long mark = hub.stage().cluster().apiServer().journal().lastSequence();
            hub.decide("counted", "Approve", "information-security", "ivar", more -> {});
            hub.await("ready", () -> condition(hub, "counted", "Ready").equals("True"));
            hub.await("firstServed", () -> hub.firstServed("counted"));

            List<Entry> written = writesSince(hub, mark);
            List<Entry> events =
                    written.stream()
                            .filter(e -> e.request().target().resource().equals("events"))
                            .toList();
            System.out.printf(
                    "approved to ready: %d writes and %d events%n",
                    written.size() - events.size(), events.size());
            assertThat(written.size() - events.size()).as("%s", written).isLessThanOrEqualTo(8);
            assertThat(events).hasSizeLessThanOrEqualTo(2);
        }
    }

    private static void awaitRest(Hub hub, Map<String, String> states) {
        states.forEach(
                (model, state) ->
                        hub.await(model + " is " + state, () -> state(hub, model).equals(state)));
        hub.stage().clinic().traffic().begin(Hub.NAMESPACE, "serving", 8080);
        hub.stage().clinic().traffic().expect(Answers.All);
        hub.await("within limits", () -> signals(hub, "serving").equals("WithinLimits"));
        hub.await("stable", () -> stable(hub, "serving"));
        for (String silent : List.of("changed", "expiring", "expired", "emergency")) {
            hub.await(silent + " is blind", () -> monitoring(hub, silent).equals("False"));
        }
        double before = hub.metric(WINDOWS);
        hub.await("30 closed windows", () -> hub.metric(WINDOWS) >= before + 30);
    }

    private static List<Entry> writesSince(Hub hub, long mark) {
        return hub.stage()
                .cluster()
                .apiServer()
                .journal()
                .writes(
                        entry ->
                                entry.request().sequence() > mark
                                        && entry.request().client().equals("operator"));
    }

    /** One model in each state that a quiet hub can have, and the state's word. */
    private static Map<String, String> settle(Hub hub) throws IOException {
        Map<String, String> states = new LinkedHashMap<>();
        ObjectNode draft = hub.triage("draft");
        Hub.spec(draft).remove("documents");
        Hub.spec(draft).remove("oversight");
        hub.apply(draft);
        states.put("draft", "Draft");
        for (String name :
                List.of("awaiting", "partial", "serving", "rejected", "changed", "suspended")) {
            hub.apply(hub.triage(name));
        }
        for (String name : List.of("revoked", "expiring", "expired", "emergency")) {
            hub.apply(hub.triage(name));
        }
        ObjectNode retired = hub.triage("retired");
        Hub.spec(retired).put("stage", "Retired");
        hub.apply(retired);
        states.put("retired", "Retired");
        hub.apply(hub.example("external-public-chatbot/aimodel.yaml"));
        states.put("awaiting", "AwaitingApproval");
        states.put("external-public-chatbot", "AwaitingApproval");
        hub.decide("partial", "Approve", "clinical-safety", "sara", more -> {});
        states.put("partial", "PartiallyApproved");
        hub.decide("rejected", "Reject", "clinical-safety", "sara", more -> {});
        states.put("rejected", "Rejected");
        approveAndChange(hub, states);
        stopped(hub, states);
        limited(hub, states);
        return states;
    }

    private static void approveAndChange(Hub hub, Map<String, String> states) throws IOException {
        hub.approve("serving");
        states.put("serving", "Approved");
        hub.approve("changed");
        hub.await("changed serves", () -> serves(hub, "changed"));
        ObjectNode changed = hub.triage("changed");
        Hub.spec(changed).put("version", "2.0.4");
        hub.apply(changed);
        states.put("changed", "ChangedSinceApproval");
    }

    private static void stopped(Hub hub, Map<String, String> states) {
        for (String name : List.of("suspended", "revoked")) {
            hub.approve(name);
            hub.await(name + " serves", () -> serves(hub, name));
        }
        hub.decide("suspended", "Suspend", "hub-operator", "hanna", more -> {});
        states.put("suspended", "Suspended");
        hub.decide("revoked", "Revoke", "clinical-safety", "sara", more -> {});
        states.put("revoked", "Revoked");
    }

    private static void limited(Hub hub, Map<String, String> states) {
        String soon = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS) + "";
        hub.decide(
                "expiring",
                "Approve",
                "clinical-safety",
                "sara",
                spec -> spec.put("validUntil", soon));
        hub.decide("expiring", "Approve", "information-security", "ivar", more -> {});
        states.put("expiring", "Expiring");
        String shortly = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.SECONDS) + "";
        hub.decide(
                "expired",
                "Approve",
                "clinical-safety",
                "sara",
                spec -> spec.put("validUntil", shortly));
        hub.decide("expired", "Approve", "information-security", "ivar", more -> {});
        states.put("expired", "Expired");
        String until =
                Instant.now().plus(60, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS) + "";
        hub.decide(
                "emergency",
                "BreakGlass",
                "hub-operator",
                "hanna",
                spec -> spec.put("incidentRef", "INC-1").put("validUntil", until));
        states.put("emergency", "BreakGlass");
    }

    private static String state(Hub hub, String model) {
        return hub.status(model).path("approval").path("state").asText();
    }

    private static String signals(Hub hub, String model) {
        return hub.status(model).path("signalsState").asText();
    }

    private static boolean serves(Hub hub, String model) {
        return hub.status(model).path("serving").path("state").asText().equals("Serving");
    }

    private static boolean stable(Hub hub, String model) {
        return condition(hub, model, "Stable").equals("True");
    }

    private static String monitoring(Hub hub, String model) {
        return condition(hub, model, "MonitoringAvailable");
    }

    private static String condition(Hub hub, String model, String type) {
        return hub.condition(model, type).path("status").asText();
    }
}
