package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests as they are, with bodies that no client library would write. */
final class Api {
    /** Who approves here; may not change a model. */
    static final String APPROVER = "sara@region-exempel.example";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 8;

    private final HttpClient http;
    private final String server;

    Api(ControlPlane cluster) {
        this.http = cluster.client().getHttpClient();
        this.server = cluster.client().getMasterUrl().toString().replaceAll("/$", "");
    }

    /** In whose name a request is made. */
    enum Who {
        Administrator,
        /** The person of the example decisions: admission asks for their own name. */
        Approver,
        /** The operator's name with an administrator's rights: its records are nobody else's. */
        Operator;

        /** Who may create an object of a kind. */
        static Who creates(String kind) {
            return switch (kind) {
                case "ModelDecision" -> Approver;
                case "ModelRevision" -> Operator;
                default -> Administrator;
            };
        }

        /** Who may update one, as far as anybody may. */
        static Who updates(String kind) {
            return kind.equals("ModelRevision") ? Operator : Administrator;
        }
    }

    /**
     * A request.
     *
     * @param method of HTTP
     * @param path with its query
     * @param body empty for none
     */
    record Request(Who who, String method, String path, String body) {
        static Request create(Who who, String path, JsonNode object) {
            return new Request(who, "POST", path + "?fieldValidation=Strict", object.toString());
        }

        Request dryRun() {
            return new Request(who, method, path + "&dryRun=All", body);
        }
    }

    /**
     * What was answered.
     *
     * @param code status of HTTP
     * @param body an object, or a Status that says what was wrong
     */
    record Answer(int code, JsonNode body) {
        boolean isAccepted() {
            return code < 300;
        }

        String message() {
            return body.path("message").asText();
        }

        /** Field and message of each cause. */
        List<String> causes() {
            return body.at("/details/causes").findValuesAsText("message");
        }
    }

    Answer send(Request request) {
        HttpRequest.Builder builder =
                http.newHttpRequestBuilder()
                        .uri(server + request.path())
                        .method(
                                request.method(),
                                "application/json",
                                request.body().isEmpty() ? null : request.body());
        switch (request.who()) {
            case Approver -> builder.header("Impersonate-User", APPROVER);
            case Operator ->
                    builder.header("Impersonate-User", OperatorOnCluster.USER)
                            .header("Impersonate-Group", "system:masters");
            default -> {}
        }
        try {
            HttpResponse<byte[]> response = http.sendAsync(builder.build(), byte[].class).get();
            String text = new String(response.body(), StandardCharsets.UTF_8);
            return new Answer(
                    response.code(),
                    text.startsWith("{")
                            ? JSON.readTree(text)
                            : JSON.createObjectNode().put("message", text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(request.method() + " " + request.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All of them, several at once; answers in the order of the requests. */
    List<Answer> sendAll(List<Request> requests) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Answer>> calls =
                    requests.stream().<Callable<Answer>>map(r -> () -> send(r)).toList();
            return threads.invokeAll(calls).stream().map(Api::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Answer result(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
