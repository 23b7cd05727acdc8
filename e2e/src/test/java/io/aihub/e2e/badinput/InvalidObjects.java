package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.e2e.badinput.InvalidObject.Way;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every broken object there is, always the same ones in the same order. */
final class InvalidObjects {
    private final List<Crd> crds;
    private final Map<String, Base> bases;

    InvalidObjects(Path home) {
        crds = Crd.all(home);
        bases = Base.all(home);
    }

    Crd crd(String kind) {
        return crds.stream().filter(crd -> crd.kind().equals(kind)).findFirst().orElseThrow();
    }

    Base base(String name) {
        return bases.get(name);
    }

    /** Messages of all CEL rules. */
    Set<String> rules() {
        Set<String> messages = new HashSet<>();
        crds.forEach(crd -> crd.rules().forEach(rule -> messages.add(rule.message())));
        return messages;
    }

    /** Places of the schemas of which no base has a value. */
    Set<String> unvisited() {
        SchemaMutation breaking = new SchemaMutation();
        Set<String> unvisited = new HashSet<>();
        for (Crd crd : crds) {
            visit(breaking, crd);
            unvisited.addAll(breaking.unvisited(crd));
        }
        return unvisited;
    }

    List<InvalidObject> all() {
        SchemaMutation breaking = new SchemaMutation();
        List<InvalidObject> all = new ArrayList<>();
        crds.forEach(crd -> visit(breaking, crd));
        all.addAll(breaking.broken());
        crds.forEach(crd -> envelopes(crd, all));
        for (JsonNode row : Base.table("cel-rules.yaml")) {
            rule(row, all);
        }
        List<InvalidObject> named = new ArrayList<>();
        for (InvalidObject one : all) {
            named.add(one.named("b-" + named.size()));
        }
        return named;
    }

    private void visit(SchemaMutation breaking, Crd crd) {
        bases.values().stream()
                .filter(base -> base.kind().equals(crd.kind()))
                .forEach(base -> breaking.visit(crd, base));
    }

    private void envelopes(Crd crd, List<InvalidObject> all) {
        Base base =
                bases.values().stream()
                        .filter(one -> one.kind().equals(crd.kind()))
                        .findFirst()
                        .orElseThrow();
        for (JsonNode row : Base.table("envelopes.yaml")) {
            ObjectNode object = new ObjectChange(row.get("set")).of(base.object());
            all.add(
                    new InvalidObject(
                            crd.kind(),
                            Way.Envelope,
                            row.get("path").asText(),
                            row.get("says").asText(),
                            true,
                            true,
                            object));
        }
    }

    /** Rules that compare with the object before refuse no create. */
    private void rule(JsonNode row, List<InvalidObject> all) {
        Base base = bases.get(row.get("base").asText());
        String message = row.get("message").asText();
        boolean isTransition =
                crd(base.kind()).rules().stream()
                        .filter(rule -> rule.message().equals(message))
                        .anyMatch(Crd.Rule::isTransition);
        if (!isTransition && !row.at("/fails").has("/metadata/name")) {
            ObjectNode object = new ObjectChange(row.get("fails")).of(base.object());
            String path = row.get("at").asText();
            all.add(new InvalidObject(base.kind(), Way.Rule, path, message, true, true, object));
        }
    }
}
