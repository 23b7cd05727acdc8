package io.aihub.sandbox.model;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of one inference call of the Open Inference Protocol V2.
 *
 * @param id what the client calls this request, if anything
 * @param columns the rows of every feature, equally many
 */
record InferenceRequest(Optional<String> id, Map<Feature, List<Cell>> columns) {
    private static final int MOST_ROWS = 10_000;
    private static final String FEATURES = "features";
    private static final String WHAT_TO_SEND =
            "send inputs age and d_dimer, FP64 of shape [n], or one input features, FP64 of shape"
                    + " [n,2] with age before d_dimer; n from 1 to "
                    + MOST_ROWS;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    /**
     * @throws BadInput when the body is not such a request; unusable values are none of its causes
     */
    static InferenceRequest parse(byte[] body) throws BadInput {
        JsonNode root = tree(body);
        check(root.isObject(), "the body must be a JSON object: " + WHAT_TO_SEND);
        Optional<String> id = id(root.path("id"));
        checkOutputs(root.path("outputs"));
        Map<String, JsonNode> tensors = tensors(root.path("inputs"));
        if (tensors.size() == 1 && tensors.containsKey(FEATURES)) {
            return new InferenceRequest(id, both(tensors.get(FEATURES)));
        }
        Map<Feature, List<Cell>> columns = new LinkedHashMap<>();
        for (Feature feature : Feature.values()) {
            check(tensors.containsKey(feature.tensor()), WHAT_TO_SEND);
            columns.put(feature, column(feature, tensors.get(feature.tensor())));
        }
        check(tensors.size() == columns.size(), "an input is not known: " + WHAT_TO_SEND);
        check(
                columns.values().stream().map(List::size).distinct().count() == 1,
                "age and d_dimer must have equally many rows");
        return new InferenceRequest(id, columns);
    }

    List<Cell> column(Feature feature) {
        return columns.get(feature);
    }

    int rows() {
        return columns.get(Feature.Age).size();
    }

    /** The row as the model takes it, absent when a value of it is unusable. */
    Optional<PatientRow> row(int index) {
        if (column(Feature.Age).get(index) instanceof Cell.Usable age
                && column(Feature.DDimer).get(index) instanceof Cell.Usable dDimer) {
            return Optional.of(new PatientRow(age.value(), dDimer.value()));
        }
        return Optional.empty();
    }

    /** How many values are unusable. */
    long unusable() {
        return columns.values().stream()
                .flatMap(List::stream)
                .filter(Cell.Unusable.class::isInstance)
                .count();
    }

    private static JsonNode tree(byte[] body) throws BadInput {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).orElseThrow(IOException::new);
        } catch (IOException e) {
            // Without the parser's message: it repeats a part of the body.
            throw new BadInput("the body is not JSON: " + WHAT_TO_SEND);
        }
    }

    private static Optional<String> id(JsonNode id) throws BadInput {
        if (id.isMissingNode() || id.isNull()) {
            return Optional.empty();
        }
        check(
                id.isTextual() && id.textValue().matches("[A-Za-z0-9._:-]{1,64}"),
                "id must be a string of 1 to 64 letters, digits, dots, colons, dashes");
        return Optional.of(id.textValue());
    }

    private static void checkOutputs(JsonNode outputs) throws BadInput {
        for (JsonNode output : outputs) {
            check(
                    ReferenceCounts.OUTPUT.equals(output.path("name").textValue()),
                    "the only output is " + ReferenceCounts.OUTPUT);
        }
    }

    private static Map<String, JsonNode> tensors(JsonNode inputs) throws BadInput {
        check(inputs.isArray() && !inputs.isEmpty(), "inputs are missing: " + WHAT_TO_SEND);
        Map<String, JsonNode> tensors = new LinkedHashMap<>();
        for (JsonNode input : inputs) {
            String name = input.path("name").asText();
            check(tensors.put(name, input) == null, "an input is given twice: " + WHAT_TO_SEND);
            check(
                    "FP64".equals(input.path("datatype").textValue()),
                    "the datatype of every input must be FP64");
        }
        return tensors;
    }

    private static List<Cell> column(Feature feature, JsonNode tensor) throws BadInput {
        JsonNode shape = tensor.path("shape");
        check(shape.size() == 1, feature.tensor() + " must have the shape [n]");
        int rows = rows(shape.get(0));
        JsonNode data = tensor.path("data");
        check(
                data.isArray() && data.size() == rows,
                "data of " + feature.tensor() + " must be a list of as many values as the shape");
        List<Cell> cells = new ArrayList<>(rows);
        data.forEach(value -> cells.add(cell(feature, value)));
        return cells;
    }

    private static Map<Feature, List<Cell>> both(JsonNode tensor) throws BadInput {
        JsonNode shape = tensor.path("shape");
        int width = Feature.values().length;
        check(
                shape.size() == 2 && shape.get(1).asInt(-1) == width,
                "features must have the shape [n,2]");
        int rows = rows(shape.get(0));
        List<JsonNode> flat = flat(tensor.path("data"));
        check(flat.size() == rows * width, "data of features must hold n rows of two values");
        Map<Feature, List<Cell>> columns = new LinkedHashMap<>();
        for (Feature feature : Feature.values()) {
            List<Cell> cells = new ArrayList<>(rows);
            for (int i = 0; i < rows; i++) {
                cells.add(cell(feature, flat.get(i * width + feature.ordinal())));
            }
            columns.put(feature, cells);
        }
        return columns;
    }

    /** The protocol allows nested rows and the flat row-major list. */
    private static List<JsonNode> flat(JsonNode data) throws BadInput {
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode entry : data) {
            if (entry.isArray()) {
                check(
                        entry.size() == Feature.values().length,
                        "every row of features must hold two values");
                entry.forEach(values::add);
            } else {
                values.add(entry);
            }
        }
        return values;
    }

    private static int rows(JsonNode size) throws BadInput {
        check(
                size.canConvertToInt() && size.intValue() >= 1 && size.intValue() <= MOST_ROWS,
                "the number of rows must be from 1 to " + MOST_ROWS);
        return size.intValue();
    }

    private static Cell cell(Feature feature, JsonNode value) {
        if (value.isNull()) {
            return new Cell.Unusable(InvalidReason.Missing);
        }
        if (!value.isNumber()) {
            return new Cell.Unusable(InvalidReason.Type);
        }
        double number = value.doubleValue();
        if (Double.isNaN(number)) {
            return new Cell.Unusable(InvalidReason.Nan);
        }
        return feature.admits(number)
                ? new Cell.Usable(number)
                : new Cell.Unusable(InvalidReason.Range);
    }

    private static void check(boolean holds, String otherwise) throws BadInput {
        if (!holds) {
            throw new BadInput(otherwise);
        }
    }

    /** What a client should send instead; the message never repeats what it sent. */
    static final class BadInput extends Exception {
        BadInput(String message) {
            super(message);
        }
    }
}
