package io.aihub.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The revisions that etcd keeps, by its JSON gateway. */
record EtcdHistory(int port) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Forgets all but the newest revision, and answers with its number. */
    long compact() {
        long revision = ask("range", "{\"key\":\"AA==\"}").at("/header/revision").asLong();
        ask("compaction", "{\"revision\":%d,\"physical\":true}".formatted(revision));
        return revision;
    }

    private JsonNode ask(String what, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/kv/" + what))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(what + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
