package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.e2e.badinput.Api.Answer;
import io.aihub.e2e.badinput.Api.Request;
import io.aihub.e2e.badinput.Api.Who;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Models that everybody has approved although they cannot run, or are written to do harm. */
final class Approved {
    private static final String SMALLEST = "public-transport-demand/aimodel.yaml";

    private final Path home;
    private final Api api;
    private final InvalidObjects assortment;
    private final HealthyModels goods;

    Approved(Path home, Api api, InvalidObjects assortment, HealthyModels goods) {
        this.home = home;
        this.api = api;
        this.assortment = assortment;
        this.goods = goods;
    }

    /**
     * A row of {@code unusable.yaml}.
     *
     * @param name of the model
     * @param path that a finding has to name
     */
    record Unusable(String name, String path, JsonNode set) {
        static List<Unusable> all() {
            List<Unusable> rows = new ArrayList<>();
            Base.table("unusable.yaml")
                    .forEach(
                            row ->
                                    rows.add(
                                            new Unusable(
                                                    row.get("name").asText(),
                                                    row.get("path").asText(),
                                                    row.get("set"))));
            return rows;
        }

        /** Whether the operator said so. */
        boolean isNamedBy(JsonNode status) {
            return status.path("findings").findValuesAsText("path").stream()
                    .anyMatch(found -> found.equals(path) || found.startsWith(path + "."));
        }
    }

    /** Creates and approves what cannot run. */
    void unusable(String namespace) {
        Unusable.all()
                .forEach(
                        row ->
                                create(
                                        namespace,
                                        row.name(),
                                        new ObjectChange(row.set())
                                                .of(Base.example(home, SMALLEST))));
        Unusable.all().forEach(row -> approve(namespace, row.name()));
    }

    /** Creates and approves models that are full of hostile text. */
    void hostile(String namespace) {
        Map<String, String> texts = Hostile.texts();
        texts.forEach((name, text) -> create(namespace, name, hostile(text, "hostile")));
        texts.forEach((name, text) -> create(namespace, "no-" + name, hostile(text, "refused")));
        texts.forEach((name, text) -> create(namespace, "full-" + name, full(text)));
        texts.keySet().forEach(name -> approve(namespace, name));
        texts.keySet().forEach(name -> approve(namespace, "no-" + name));
        texts.forEach((name, text) -> decision(namespace, name, text));
    }

    /** The smallest model and some more; what is refused has that text as a resource name too. */
    private ObjectNode hostile(String text, String more) {
        ObjectNode model =
                new ObjectChange(Base.table("hostile.yaml").get(more))
                        .of(Base.example(home, SMALLEST));
        ((ObjectNode) model.at("/spec/serving")).put("port", HealthyModels.PORT);
        return new Hostile(text).in(assortment.crd("AIModel"), model);
    }

    private ObjectNode full(String text) {
        ObjectNode object = assortment.base("model").object();
        return new Hostile(text).in(assortment.crd("AIModel"), object);
    }

    /** A reason for everything, and no decision about anything that is there. */
    private void decision(String namespace, String name, String text) {
        ObjectNode object = assortment.base("approval").object().deepCopy();
        ((ObjectNode) object.get("metadata")).put("name", "says-" + name);
        ObjectNode says = new Hostile(text).in(assortment.crd("ModelDecision"), object);
        ((ObjectNode) says.get("spec")).set("approver", object.at("/spec/approver"));
        ((ObjectNode) says.get("spec"))
                .put("model", name)
                .put("decision", "Advise")
                .remove(List.of("validFrom", "validUntil", "cluster"));
        String path = assortment.crd("ModelDecision").path(namespace);
        created(api.send(Request.create(Who.Approver, path, says)));
    }

    private void create(String namespace, String name, ObjectNode model) {
        ((ObjectNode) model.get("metadata")).put("name", name);
        String path = assortment.crd("AIModel").path(namespace);
        created(api.send(Request.create(Who.Administrator, path, model)));
    }

    private static void created(Answer answer) {
        if (!answer.isAccepted()) {
            throw new IllegalStateException(answer.message());
        }
    }

    private void approve(String namespace, String model) {
        goods.approve(namespace, model, "Minimal", "system-owner");
    }
}
