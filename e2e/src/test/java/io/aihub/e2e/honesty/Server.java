package io.aihub.e2e.honesty;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** One of the two servers, asked word by word. */
final class Server {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final KubernetesClient client;
    private final Map<String, ServerAnswer> kept = new HashMap<>();

    Server(KubernetesClient client) {
        this.client = client;
    }

    ServerAnswer ask(Step step) {
        AtomicReference<ServerAnswer> answer = new AtomicReference<>();
        Until.SOON.holds(
                () -> step.line() + " answers " + step.until() + ", not " + answer.get(),
                () -> {
                    answer.set(once(step));
                    return step.until().filter(code -> code != answer.get().code()).isEmpty();
                });
        step.as().ifPresent(name -> kept.put(name, answer.get()));
        return answer.get();
    }

    private ServerAnswer once(Step step) {
        String url = client.getMasterUrl().toString().replaceAll("/$", "") + step.target(kept);
        HttpRequest.Builder request =
                client.getHttpClient()
                        .newHttpRequestBuilder()
                        .uri(URI.create(url))
                        .method(step.method(), step.contentType(), step.text(kept))
                        .header("Accept", step.accept().orElse("application/json"));
        step.user().ifPresent(user -> request.header("Impersonate-User", user));
        HttpResponse<String> response =
                client.getHttpClient().sendAsync(request.build(), String.class).join();
        try {
            return new ServerAnswer(response.code(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
