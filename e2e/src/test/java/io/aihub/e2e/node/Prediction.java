package io.aihub.e2e.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One answer of the sample model, asked by the Open Inference Protocol V2. */
record Prediction(String version, double probability) {
    /** Of one patient. */
    static final String REQUEST =
            """
            {"inputs": [
              {"name": "age", "datatype": "FP64", "shape": [1], "data": [70]},
              {"name": "d_dimer", "datatype": "FP64", "shape": [1], "data": [2.5]}]}
            """;

    static Prediction of(String body) {
        try {
            JsonNode answer = new ObjectMapper().readTree(body);
            return new Prediction(
                    answer.path("model_version").asText(),
                    answer.at("/outputs/0/data/0").asDouble(Double.NaN));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this is no answer of the protocol: " + body, e);
        }
    }
}
