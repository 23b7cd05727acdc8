package io.aihub.e2e.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.e2e.rig.ControlPlane;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Where requests are handed in, each in the name of somebody. */
final class ImpersonatedRequests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http;
    private final URI server;

    ImpersonatedRequests(ControlPlane cluster) {
        http = cluster.client().getHttpClient();
        server = URI.create(cluster.client().getConfiguration().getMasterUrl());
    }

    /** Asks and waits. */
    AccessAnswer ask(Caller caller, RawRequest wire) {
        return send(caller, wire).join();
    }

    /** The body of what was answered. */
    JsonNode read(Caller caller, RawRequest wire) {
        return tree(exchange(caller, wire).join().body());
    }

    /** Asks; a review that says no counts as the refusal that it foretells. */
    CompletableFuture<AccessAnswer> send(Caller caller, RawRequest wire) {
        return exchange(caller, wire).thenApply(Exchange::answer);
    }

    private record Exchange(int code, String body) {

        AccessAnswer answer() {
            if (code >= 300) {
                return new AccessAnswer(code, tree(body).path("message").asText());
            }
            boolean refused =
                    body.contains("\"SelfSubjectAccessReview\"")
                            && !tree(body).at("/status/allowed").asBoolean();
            return new AccessAnswer(refused ? 403 : code, refused ? "not allowed" : "");
        }
    }

    private CompletableFuture<Exchange> exchange(Caller caller, RawRequest wire) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        return http.consumeBytes(
                        request(caller, wire),
                        (buffers, stream) -> {
                            for (ByteBuffer buffer : buffers) {
                                byte[] bytes = new byte[buffer.remaining()];
                                buffer.get(bytes);
                                body.writeBytes(bytes);
                            }
                            stream.consume();
                        })
                .thenCompose(
                        response -> {
                            // A watch that is let in goes on; that it was let in is the answer.
                            if (wire.path().contains("watch=") && response.isSuccessful()) {
                                response.body().cancel();
                                return CompletableFuture.completedFuture(
                                        new Exchange(response.code(), ""));
                            }
                            response.body().consume();
                            return response.body()
                                    .done()
                                    .thenApply(done -> exchange(response, body));
                        });
    }

    private static Exchange exchange(HttpResponse<?> response, ByteArrayOutputStream body) {
        return new Exchange(response.code(), body.toString(StandardCharsets.UTF_8));
    }

    private HttpRequest request(Caller caller, RawRequest wire) {
        HttpRequest.Builder builder =
                http.newHttpRequestBuilder()
                        .uri(server.resolve(wire.path()))
                        .header("Impersonate-User", caller.user());
        caller.groups().forEach(group -> builder.header("Impersonate-Group", group));
        return wire.body().isEmpty()
                ? builder.method(wire.method(), null, null).build()
                : builder.method(wire.method(), wire.type(), wire.body()).build();
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + body, e);
        }
    }
}
