package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Plain requests to the server, with the answers as they come. */
final class RawClient {
    static final String WIDGETS = "/apis/test.io/v1/namespaces/default/widgets";
    static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String client;

    RawClient(String url, String client) {
        this.url = url;
        this.client = client;
    }

    record Answer(int status, JsonNode body) {
        String at(String pointer) {
            return body.at(pointer).asText();
        }
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "application/json", "");
    }

    Answer create(String path, String body) throws IOException {
        return send("POST", path, "application/json", body);
    }

    Answer replace(String path, String body) throws IOException {
        return send("PUT", path, "application/json", body);
    }

    Answer merge(String path, String body) throws IOException {
        return send("PATCH", path, "application/merge-patch+json", body);
    }

    Answer jsonPatch(String path, String body) throws IOException {
        return send("PATCH", path, "application/json-patch+json", body);
    }

    Answer apply(String path, String manager, String body) throws IOException {
        String query = path.contains("?") ? "&" : "?";
        return send(
                "PATCH",
                path + query + "fieldManager=" + manager,
                "application/apply-patch+yaml",
                body);
    }

    Answer delete(String path, String body) throws IOException {
        return send("DELETE", path, "application/json", body);
    }

    Answer send(String method, String path, String type, String body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + client)
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), tree(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static String widget(String name, String spec) {
        return """
                {"apiVersion":"test.io/v1","kind":"Widget","metadata":{"name":"%s"},"spec":%s}"""
                .formatted(name, spec);
    }

    static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + json, e);
        }
    }
}
