package io.aihub.sandbox.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpHandler;
import io.aihub.sandbox.http.HttpRequest;
import io.aihub.sandbox.model.InferenceRequest.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The paths of the Open Inference Protocol V2 and {@code /metrics}. */
final class ModelHandler implements HttpHandler {
    private static final String SERVER_NAME = "aihub-sandbox-model";
    private static final String SERVER_VERSION = "0.1.0";
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final byte[] GARBAGE = {'{', '"', (byte) 0xC3, 0x28, 0, (byte) 0xFF, ']', '#'};

    private final ModelConfig config;
    private final SampleModelMetrics metrics;
    private volatile Behaviour behaviour;
    private volatile MetricsSwitch exposure = MetricsSwitch.On;
    private volatile boolean draining;

    ModelHandler(ModelConfig config, SampleModelMetrics metrics, Behaviour behaviour) {
        this.config = config;
        this.metrics = metrics;
        this.behaviour = behaviour;
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    void expose(MetricsSwitch next) {
        exposure = next;
    }

    void drain() {
        draining = true;
    }

    @Override
    public HttpAnswer handle(HttpRequest request) {
        String path = request.path();
        if (path.equals("/v2/health/live")) {
            return only("GET", request, json(200, object().put("live", true)));
        }
        if (path.equals("/v2/health/ready")) {
            return only("GET", request, json(readyStatus(), object().put("ready", ready())));
        }
        if (behaviour == Behaviour.NeverAnswers) {
            return new HttpAnswer.Silence();
        }
        if (behaviour == Behaviour.AnswersGarbage) {
            return new HttpAnswer.Full(200, "application/json", GARBAGE);
        }
        if (path.equals("/metrics") && exposure == MetricsSwitch.On) {
            return only("GET", request, HttpAnswer.text(200, METRICS_TYPE, metrics.text()));
        }
        if (path.equals("/v2") || path.equals("/v2/")) {
            return only("GET", request, json(200, serverMetadata()));
        }
        if (path.startsWith("/v2/models/")) {
            return aboutModel(request, path.substring("/v2/models/".length()).split("/", -1));
        }
        return nothingHere();
    }

    private HttpAnswer aboutModel(HttpRequest request, String[] segments) {
        List<String> rest = new ArrayList<>(Arrays.asList(segments));
        if (!rest.remove(0).equals(config.modelName())) {
            return error(404, "this server has no such model; it has " + config.modelName());
        }
        if (rest.size() >= 2 && rest.get(0).equals("versions")) {
            if (!rest.get(1).equals(config.modelVersion())) {
                return error(404, "no such version; there is " + config.modelVersion());
            }
            rest = rest.subList(2, rest.size());
        }
        return switch (String.join("/", rest)) {
            case "" -> only("GET", request, json(200, modelMetadata()));
            case "ready" -> only("GET", request, json(readyStatus(), modelReady()));
            case "infer" -> "POST".equals(request.method()) ? infer(request) : wrongMethod("POST");
            default -> nothingHere();
        };
    }

    private HttpAnswer infer(HttpRequest request) {
        if (behaviour == Behaviour.NotReady) {
            return error(503, "the model is not ready");
        }
        InferenceRequest asked;
        try {
            asked = InferenceRequest.parse(request.body());
        } catch (BadInput e) {
            return error(400, e.getMessage());
        }
        if (asked.unusable() > 0 && config.missingValues() == MissingValues.Refuse) {
            metrics.countRefused(asked);
            return error(
                    400,
                    "every row needs a number for "
                            + Feature.Age.range()
                            + " years and for "
                            + Feature.DDimer.range()
                            + " mg/L; values that are none: "
                            + asked.unusable());
        }
        List<Double> scores = new ArrayList<>(asked.rows());
        for (int i = 0; i < asked.rows(); i++) {
            scores.add(asked.row(i).map(config.model()::probability).orElse(null));
        }
        metrics.countAnswered(asked, scores);
        return json(200, inferenceAnswer(asked, scores));
    }

    private ObjectNode inferenceAnswer(InferenceRequest asked, List<Double> scores) {
        ObjectNode answer =
                object().put("model_name", config.modelName())
                        .put("model_version", config.modelVersion());
        asked.id().ifPresent(id -> answer.put("id", id));
        ObjectNode output = answer.putArray("outputs").addObject();
        output.put("name", ReferenceCounts.OUTPUT);
        output.putArray("shape").add(scores.size());
        output.put("datatype", "FP64");
        ArrayNode data = output.putArray("data");
        scores.forEach(data::add);
        return answer;
    }

    private static ObjectNode serverMetadata() {
        ObjectNode metadata = object().put("name", SERVER_NAME).put("version", SERVER_VERSION);
        metadata.putArray("extensions");
        return metadata;
    }

    private ObjectNode modelMetadata() {
        ObjectNode metadata = object().put("name", config.modelName());
        metadata.putArray("versions").add(config.modelVersion());
        metadata.put("platform", "aihub_logistic");
        ArrayNode inputs = metadata.putArray("inputs");
        for (Feature feature : Feature.values()) {
            addTensor(inputs, feature.tensor());
        }
        addTensor(metadata.putArray("outputs"), ReferenceCounts.OUTPUT);
        return metadata;
    }

    private static void addTensor(ArrayNode tensors, String name) {
        tensors.addObject().put("name", name).put("datatype", "FP64").putArray("shape").add(-1);
    }

    private ObjectNode modelReady() {
        return object().put("name", config.modelName()).put("ready", ready());
    }

    private boolean ready() {
        return behaviour != Behaviour.NotReady && !draining;
    }

    private int readyStatus() {
        return ready() ? 200 : 503;
    }

    private static HttpAnswer only(String method, HttpRequest request, HttpAnswer answer) {
        return method.equals(request.method()) ? answer : wrongMethod(method);
    }

    private static HttpAnswer wrongMethod(String right) {
        return error(405, "use " + right + " here");
    }

    private static HttpAnswer nothingHere() {
        return error(404, "nothing here; start at /v2");
    }

    private static HttpAnswer error(int status, String message) {
        return json(status, object().put("error", message));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static HttpAnswer json(int status, ObjectNode body) {
        return HttpAnswer.json(status, body.toString());
    }
}
