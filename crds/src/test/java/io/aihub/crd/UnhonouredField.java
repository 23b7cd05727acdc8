package io.aihub.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A line of the table of marks that says how a field is refused while nothing honours it.
 *
 * @param place in the spec, with {@code []} after a list
 * @param rule that holds while the field promises nothing
 * @param field below the place, empty for the place itself
 * @param message what to write instead
 */
record UnhonouredField(String kind, String place, String rule, String field, String message) {
    static UnhonouredField of(String line) {
        String[] columns = line.substring(2).split(" \\| ");
        String[] start = columns[0].split(" ");
        return new UnhonouredField(
                start[0],
                start[1],
                columns[1],
                columns[2].equals("-") ? "" : columns[2],
                columns[3].strip());
    }

    /**
     * A rule of its own at its own place: there a stored value that nobody changes is left alone.
     */
    void refuseIn(ObjectNode spec) {
        String pointer = place.replace("[]", "/items").replace(".", "/properties/");
        ObjectNode schema = (ObjectNode) spec.at("/properties/" + pointer);
        ObjectNode refusal =
                schema.withArray("x-kubernetes-validations")
                        .addObject()
                        .put("rule", rule)
                        .put("message", message + " (FLD-04)")
                        .put("reason", "FieldValueForbidden");
        if (!field.isEmpty()) {
            refusal.put("fieldPath", field);
        }
    }
}
