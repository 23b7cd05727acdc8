package io.aihub.e2e.faults;

import io.aihub.e2e.rig.Until;
import java.util.List;

/** One model in every phase of its life, named after it. The node takes no more pods afterwards. */
final class Phases {
    private Phases() {}

    static void fill(FaultNamespace ward, AnsweringNode node) {
        ward.apply("awaiting", "1.0.0");
        List<String> first = List.of("serving", "candidate", "suspended", "rolledback");
        first.forEach(model -> ward.apply(model, "1.0.0"));
        first.forEach(ward::approve);
        first.forEach(model -> ward.awaitServes(model, "1.0.0"));
        first.forEach(ward::awaitStable);
        ward.decide("suspended", "Suspend", spec -> {});
        ward.serve("rolledback", "2.0.0");
        ward.create("rolledback", "Rollback", "", spec -> spec.remove("contentDigest"));
        ward.awaitServes("rolledback", "1.0.0");
        Until.SOON.holds("it stops", () -> ward.serving("suspended").equals("Stopped"));

        node.cordon();
        ward.apply("candidate", "2.0.0");
        ward.approve("candidate");
        ward.apply("pending", "1.0.0");
        ward.approve("pending");
        Until.SOON.holds(
                "two pods are pending",
                () ->
                        ward.all("v1", "Pod").stream()
                                        .filter(
                                                pod ->
                                                        pod.at("/status/phase")
                                                                .asText()
                                                                .equals("Pending"))
                                        .count()
                                == 2);
    }
}
