package io.aihub.sandbox.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.sandbox.model.PatientRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One inference request as bytes, and what its answer says. */
final class InferenceCall {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<PatientRow> rows;
    private final byte[] request;

    /**
     * @param connection {@code Fresh} asks the server to end the connection after the answer
     */
    InferenceCall(String modelName, List<PatientRow> rows, ConnectionKind connection) {
        this.rows = rows;
        String body =
                "{\"inputs\":["
                        + tensor("age", PatientRow::age)
                        + ","
                        + tensor("d_dimer", PatientRow::dDimer)
                        + "]}";
        String head =
                "POST /v2/models/"
                        + modelName
                        + "/infer HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + (connection == ConnectionKind.Fresh ? "Connection: close\r\n" : "")
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n";
        this.request = (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    byte[] request() {
        return request;
    }

    RequestOutcome outcome(ClientConnection.Answer answer) {
        if (answer.status() != 200) {
            return new RequestOutcome.Failed(FailureKind.NotOk, "status " + answer.status());
        }
        try {
            JsonNode body = MAPPER.readTree(answer.body());
            JsonNode version = body.path("model_version");
            JsonNode data = body.path("outputs").path(0).path("data");
            if (version.isTextual() && data.size() == rows.size() && allNumbers(data)) {
                return new RequestOutcome.Served(version.textValue());
            }
            return new RequestOutcome.Failed(FailureKind.Unreadable, "no prediction for every row");
        } catch (IOException e) {
            return new RequestOutcome.Failed(FailureKind.Unreadable, "not JSON");
        }
    }

    private static boolean allNumbers(JsonNode data) {
        for (JsonNode value : data) {
            if (!value.isNumber()) {
                return false;
            }
        }
        return true;
    }

    private String tensor(String name, ToDoubleFunction<PatientRow> value) {
        String data =
                rows.stream()
                        .map(row -> Double.toString(value.applyAsDouble(row)))
                        .collect(Collectors.joining(","));
        return "{\"name\":\""
                + name
                + "\",\"shape\":["
                + rows.size()
                + "],\"datatype\":\"FP64\",\"data\":["
                + data
                + "]}";
    }
}
