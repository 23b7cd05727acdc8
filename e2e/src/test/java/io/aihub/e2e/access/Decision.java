package io.aihub.e2e.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A ModelDecision that somebody would like to make.
 *
 * @param caller who creates it
 * @param matter what it is about
 * @param kind what is decided
 * @param riskClass as stated; absent for not stated
 * @param role as stated
 * @param signed the user name in it
 */
record Decision(
        Caller caller,
        Matter matter,
        String kind,
        Optional<String> riskClass,
        String role,
        String signed) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = TargetObject.of("modeldecisions").collection();

    /**
     * What a decision is about.
     *
     * @param model its name
     * @param digest of the content
     * @param lifts stops that a Resume lifts
     */
    record Matter(String model, String digest, List<String> lifts) {
        /** One that no model has to do with. */
        static final Matter ANY =
                new Matter(
                        AccessNamespace.MODEL,
                        "sha256:" + "0".repeat(64),
                        List.of("0b9f6a54-0000-4000-8000-000000000000"));
    }

    static Decision of(Caller caller, String kind) {
        return new Decision(
                caller, Matter.ANY, kind, Optional.empty(), "clinical-safety", caller.user());
    }

    /** {@code -} for a class that is not stated. */
    Decision in(String stated) {
        return new Decision(
                caller,
                matter,
                kind,
                Optional.of(stated).filter(c -> !c.equals("-")),
                role,
                signed);
    }

    Decision as(String stated) {
        return new Decision(caller, matter, kind, riskClass, stated, signed);
    }

    Decision signedBy(String user) {
        return new Decision(caller, matter, kind, riskClass, role, user);
    }

    Decision about(Matter other) {
        return new Decision(caller, other, kind, riskClass, role, signed);
    }

    RawRequest wire() {
        return RawRequest.rehearsed(
                "POST", PATH, "application/json", object("rehearsed").toString());
    }

    /** One that is really made. */
    RawRequest wire(String name) {
        return new RawRequest("POST", PATH, "application/json", object(name).toString());
    }

    private ObjectNode object(String name) {
        ObjectNode object = JSON.createObjectNode();
        object.put("apiVersion", "aihub.io/v1alpha1").put("kind", "ModelDecision");
        object.putObject("metadata").put("name", name);
        ObjectNode spec = object.putObject("spec");
        spec.put("model", matter.model())
                .put("contentDigest", matter.digest())
                .put("decision", kind)
                .put("role", role)
                .put("reason", "A reason of more than twenty characters.");
        riskClass.ifPresent(stated -> spec.put("riskClass", stated));
        spec.putObject("approver").put("username", signed);
        if (kind.equals("Resume")) {
            matter.lifts().forEach(spec.putArray("lifts")::add);
        }
        if (kind.equals("Hold")) {
            spec.put("hold", "PauseAutomation").remove("contentDigest");
        }
        return object;
    }
}
