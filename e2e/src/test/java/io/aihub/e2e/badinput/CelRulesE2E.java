package io.aihub.e2e.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.badinput.Api.Answer;
import io.aihub.e2e.badinput.Api.Request;
import io.aihub.e2e.badinput.Api.Who;
import io.aihub.e2e.rig.ControlPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each CEL rule, as the real server evaluates it. */
@RealCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CelRulesE2E {
    private static final String NAMESPACE = "badinput-cel";
    private static final String KEPT = "kept";

    private final Api api;
    private final Map<String, Crd> crds;
    private final Map<String, Base> bases;
    private final BadInputFixture ground;

    CelRulesE2E(ControlPlane cluster) {
        api = new Api(cluster);
        crds =
                Crd.all(cluster.home()).stream()
                        .collect(Collectors.toMap(Crd::kind, Function.identity()));
        bases = Base.all(cluster.home());
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

    /** A row of the table. */
    record Row(JsonNode row) {
        String text(String field) {
            return row.path(field).asText();
        }

        @Override
        public String toString() {
            return text("at") + ": " + text("message");
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Base.table("cel-rules.yaml").forEach(row -> rows.add(new Row(row)));
        return rows;
    }

    @Test
    void every_rule_has_one_row_and_every_row_has_its_rule() {
        List<String> rules =
                crds.values().stream()
                        .flatMap(crd -> crd.rules().stream())
                        .map(rule -> rule.at() + ": " + rule.message())
                        .toList();
        assertThat(rows()).extracting(Row::toString).containsExactlyInAnyOrderElementsOf(rules);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_rule_lets_the_right_through_and_refuses_the_wrong_with_its_message(Row row) {
        Base base = bases.get(row.text("base"));
        Crd crd = crds.get(base.kind());
        boolean isTransition =
                crd.rules().stream()
                        .filter(rule -> rule.message().equals(row.text("message")))
                        .anyMatch(Crd.Rule::isTransition);
        Function<String, Answer> tried =
                isTransition
                        ? changed -> update(crd, stored(crd, base), changed(row, base, changed))
                        : changed -> create(crd, changed(row, base, changed));

        Answer passed = tried.apply("passes");
        assertThat(passed.code()).as(passed.message()).isBetween(200, 201);
        refused(row, tried.apply("fails"));
    }

    private static void refused(Row row, Answer refused) {
        assertThat(refused.code()).as(refused.message()).isEqualTo(422);
        assertThat(refused.body().at("/details/causes")).as(refused.message()).hasSize(1);
        JsonNode cause = refused.body().at("/details/causes/0");
        assertThat(cause.path("message").asText()).endsWith(": " + row.text("message"));
        String at = row.text("at");
        assertThat(cause.path("field").asText())
                .isEqualTo(
                        row.row().has("field")
                                ? row.text("field")
                                : at.substring(at.indexOf('.') + 1));
    }

    private ObjectNode changed(Row row, Base base, String column) {
        ObjectNode object = new ObjectChange(row.row().get(column)).of(base.object());
        object.withObjectProperty("metadata").put("namespace", NAMESPACE);
        return object;
    }

    private Answer create(Crd crd, ObjectNode object) {
        object.withObjectProperty("metadata").remove("namespace");
        return api.send(
                Request.create(Who.creates(crd.kind()), crd.path(NAMESPACE), object).dryRun());
    }

    private JsonNode stored(Crd crd, Base base) {
        String path = crd.path(NAMESPACE);
        ObjectNode kept = base.object().deepCopy();
        ((ObjectNode) kept.get("metadata")).put("name", KEPT);
        Answer created = api.send(Request.create(Who.creates(crd.kind()), path, kept));
        assertThat(created.code()).as(created.message()).isIn(201, 409);
        return api.send(new Request(Who.Administrator, "GET", path + "/" + KEPT, "")).body();
    }

    private Answer update(Crd crd, JsonNode stored, ObjectNode changed) {
        ((ObjectNode) changed.get("metadata"))
                .put("name", KEPT)
                .put("resourceVersion", stored.at("/metadata/resourceVersion").asText());
        String path = crd.path(NAMESPACE) + "/" + KEPT + "?fieldValidation=Strict";
        return api.send(
                new Request(Who.updates(crd.kind()), "PUT", path, changed.toString()).dryRun());
    }
}
