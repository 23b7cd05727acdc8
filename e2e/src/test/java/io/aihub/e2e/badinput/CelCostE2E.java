package io.aihub.e2e.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.badinput.Api.Answer;
import io.aihub.e2e.badinput.Api.Request;
import io.aihub.e2e.badinput.Api.Who;
import io.aihub.e2e.rig.ControlPlane;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the rules may cost: as the server estimates it, and on the largest objects that it takes.
 */
@RealCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CelCostE2E {
    private static final String NAMESPACE = "badinput-cost";
    private static final String DEFINITIONS =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    /** Below the 3 MiB that a request may have. */
    private static final int REQUEST = 3_000_000;

    /** Below the 1.5 MiB that etcd stores, with room for the managed fields. */
    private static final int STORED = 700_000;

    private static final List<Integer> LENGTHS =
            List.of(4096, 2048, 1024, 512, 256, 128, 64, 32, 16, 0);

    private final Api api;
    private final InvalidObjects assortment;
    private final BadInputFixture ground;

    CelCostE2E(ControlPlane cluster) {
        api = new Api(cluster);
        assortment = new InvalidObjects(cluster.home());
        ground = new BadInputFixture(cluster);
    }

    @BeforeAll
    void prepare() {
        ground.install();
        ground.namespace(NAMESPACE, Map.of());
    }

    @AfterAll
    void clear() {
        ground.remove(NAMESPACE);
    }

    static Stream<String> kinds() {
        return Stream.of(
                "AIModel",
                "GovernancePolicy",
                "MetricSource",
                "ModelDecision",
                "ModelRevision",
                "ReferenceProfile");
    }

    static Stream<String> bases() {
        return Stream.of("model", "approval", "resume", "profile", "policy", "source", "revision");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_definition_that_is_new_to_the_server_is_within_the_estimated_cost(String kind) {
        Answer answer = define(definition(kind));
        assertThat(answer.code()).as(answer.message()).isEqualTo(201);
    }

    @Test
    void the_server_does_estimate_the_cost() {
        ObjectNode dear = definition("ReferenceProfile");
        ObjectNode spec =
                (ObjectNode) dear.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
        ((ObjectNode) spec.at("/properties/features")).remove("maxItems");
        ((ObjectNode) spec.at("/x-kubernetes-validations/0"))
                .put("rule", "self.features.all(f, self.features.all(g, f.name != g.name))");
        Answer answer = define(dear);
        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.message()).contains("exceeds budget");
    }

    /** Under a group that nobody has, so that nothing was accepted before. */
    private ObjectNode definition(String kind) {
        ObjectNode copy = assortment.crd(kind).file().deepCopy();
        String group = "cost.aihub.example";
        String plural = copy.at("/spec/names/plural").asText();
        ((ObjectNode) copy.get("metadata")).put("name", plural + "." + group);
        ((ObjectNode) copy.get("spec")).put("group", group);
        ((ObjectNode) copy.at("/spec/names")).remove(List.of("shortNames", "categories"));
        return copy;
    }

    private Answer define(ObjectNode definition) {
        return api.send(Request.create(Who.Administrator, DEFINITIONS, definition).dryRun());
    }

    @ParameterizedTest
    @MethodSource("bases")
    void the_largest_object_that_a_request_can_carry_is_accepted(String base) {
        ObjectNode largest = largest(base, REQUEST);
        Answer answer = create(largest, true);
        assertThat(answer.code()).as(shown(answer)).isEqualTo(201);
    }

    @ParameterizedTest
    @MethodSource("bases")
    void the_largest_object_that_can_be_stored_is_stored_and_its_labels_can_change(String base) {
        ObjectNode largest = largest(base, STORED);
        Answer created = create(largest, false);
        assertThat(created.code()).as(shown(created)).isEqualTo(201);

        ObjectNode changed = (ObjectNode) created.body();
        ((ObjectNode) changed.get("metadata")).putObject("labels").put("seen", "today");
        Crd crd = assortment.crd(changed.get("kind").asText());
        String path = crd.path(NAMESPACE) + "/" + name(base);
        Request update = new Request(Who.updates(crd.kind()), "PUT", path, changed.toString());
        Answer updated = api.send(update);
        assertThat(updated.code()).as(shown(updated)).isEqualTo(200);
        api.send(new Request(Who.Administrator, "DELETE", path, ""));
    }

    private static String name(String base) {
        return "largest-" + base;
    }

    private Answer create(ObjectNode object, boolean isTried) {
        Crd crd = assortment.crd(object.get("kind").asText());
        Request request = Request.create(Who.creates(crd.kind()), crd.path(NAMESPACE), object);
        return api.send(isTried ? request.dryRun() : request);
    }

    private static String shown(Answer answer) {
        String message = answer.message();
        return message.substring(0, Math.min(message.length(), 2000));
    }

    /** Every list and map full; texts as long as the limit leaves room for. */
    private ObjectNode largest(String base, int limit) {
        ObjectNode object = assortment.base(base).object();
        Crd crd = assortment.crd(object.get("kind").asText());
        for (int length : LENGTHS) {
            ObjectNode filled = new Filling(length).of(crd, object);
            if (filled.toString().length() < limit) {
                ((ObjectNode) filled.get("metadata")).put("name", name(base));
                return mayDecide(filled, object);
            }
        }
        throw new IllegalStateException("no " + base + " is smaller than " + limit);
    }

    /** Admission lets people decide under their own name and in a role of their own only. */
    private static ObjectNode mayDecide(ObjectNode filled, ObjectNode object) {
        if (object.at("/spec").has("approver")) {
            ((ObjectNode) filled.get("spec")).set("approver", object.at("/spec/approver"));
            ((ObjectNode) filled.get("spec")).set("role", object.at("/spec/role"));
        }
        return filled;
    }
}
