package io.aihub.sandbox.apiserver;

import static io.aihub.sandbox.apiserver.RawClient.WIDGETS;
import static io.aihub.sandbox.apiserver.RawClient.widget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class WatchesTest extends ServerTest {
    private static final ResourceDefinitionContext WIDGET =
            new ResourceDefinitionContext.Builder()
                    .withGroup("test.io")
                    .withVersion("v1")
                    .withKind("Widget")
                    .withPlural("widgets")
                    .withNamespaced(true)
                    .build();

    @Test
    void a_watch_from_a_version_replays_all_that_happened_since() throws IOException {
        api.create(WIDGETS, widget("old", "{}"));
        long listed = version();
        api.create(WIDGETS, widget("one", "{}"));
        api.merge(WIDGETS + "/one", "{\"spec\":{\"size\":2}}");
        api.delete(WIDGETS + "/one", "");

        assertThat(watch("&resourceVersion=" + listed, 3))
                .containsExactly("ADDED one", "MODIFIED one", "DELETED one");
    }

    @Test
    void a_watch_without_a_version_starts_with_what_is_there() throws IOException {
        api.create(WIDGETS, widget("one", "{}"));
        api.create(WIDGETS, widget("two", "{}"));

        assertThat(watch("", 2)).containsExactly("ADDED one", "ADDED two");
    }

    @Test
    void an_object_that_stops_matching_is_deleted_for_the_watcher() throws IOException {
        long listed = version();
        api.create(WIDGETS, widget("one", "{\"color\":\"Red\"}"));
        api.merge(WIDGETS + "/one", "{\"spec\":{\"color\":\"Blue\"}}");
        api.merge(WIDGETS + "/one", "{\"spec\":{\"color\":\"Red\"}}");

        assertThat(watch("&fieldSelector=spec.color%3DRed&resourceVersion=" + listed, 3))
                .containsExactly("ADDED one", "DELETED one", "ADDED one");
    }

    @Test
    void a_watch_from_a_version_the_server_does_not_know_is_told_410() throws IOException {
        assertThat(watch("&resourceVersion=" + (version() + 100), 1)).containsExactly("ERROR 410");
    }

    @Test
    void a_streaming_list_ends_with_a_marked_bookmark() throws IOException {
        api.create(WIDGETS, widget("one", "{}"));

        assertThat(watch("&sendInitialEvents=true&allowWatchBookmarks=true", 2))
                .containsExactly("ADDED one", "BOOKMARK ");
    }

    @Test
    void informers_see_every_change_under_load() throws IOException {
        Recorder recorder = new Recorder();
        try (KubernetesClient client = client("informer");
                SharedIndexInformer<GenericKubernetesResource> informer =
                        client.genericKubernetesResources(WIDGET)
                                .inNamespace("default")
                                .inform(recorder)) {
            for (int i = 0; i < 100; i++) {
                api.create(WIDGETS, widget("w" + i, "{}"));
                api.merge(WIDGETS + "/w" + i, "{\"spec\":{\"size\":" + i + "}}");
                if (i % 2 == 0) {
                    api.delete(WIDGETS + "/w" + i, "");
                }
            }
            await().until(() -> informer.getStore().list().size() == 50);
            await().until(() -> informer.lastSyncResourceVersion().equals("" + version()));
            await().until(() -> recorder.count("delete") == 50);
            assertThat(recorder.count("add")).isEqualTo(100);
            assertThat(recorder.count("update")).isEqualTo(100);
            assertThat(server.journal().watchesBy("informer")).isEqualTo(1);
        }
    }

    @Test
    void letters_beyond_ascii_reach_an_informer_whole() throws IOException {
        try (KubernetesClient client = client("informer");
                SharedIndexInformer<GenericKubernetesResource> informer =
                        client.genericKubernetesResources(WIDGET).inNamespace("default").inform()) {
            for (String note : List.of("Größe ≤ 3 µm", "𝄞…", "plain")) {
                api.create(WIDGETS, annotated("w" + note.length(), note));
            }
            await().until(() -> informer.getStore().list().size() == 3);
            assertThat(informer.getStore().list())
                    .extracting(widget -> widget.getMetadata().getAnnotations().get("note"))
                    .containsExactlyInAnyOrder("Größe ≤ 3 µm", "𝄞…", "plain");
        }
    }

    private static String annotated(String name, String note) {
        return """
                {"apiVersion":"test.io/v1","kind":"Widget",
                 "metadata":{"name":"%s","annotations":{"note":"%s"}},"spec":{}}"""
                .formatted(name, note);
    }

    @Test
    void an_informer_of_which_nothing_changes_says_that_it_watches() {
        try (KubernetesClient client = client("informer");
                SharedIndexInformer<GenericKubernetesResource> informer =
                        client.genericKubernetesResources(WIDGET).inNamespace("default").inform()) {
            await().until(informer::isWatching);
        }
    }

    @Test
    void informers_opened_amid_writes_miss_nothing() throws IOException {
        try (KubernetesClient client = client("informer")) {
            List<SharedIndexInformer<GenericKubernetesResource>> informers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                api.create(WIDGETS, widget("w" + i, "{}"));
                informers.add(
                        client.genericKubernetesResources(WIDGET).inNamespace("default").inform());
                api.create(WIDGETS, widget("v" + i, "{}"));
            }
            await().until(() -> informers.stream().allMatch(i -> i.getStore().list().size() == 40));
            informers.forEach(SharedIndexInformer::close);
        }
    }

    private KubernetesClient client(String name) {
        Config config = Config.fromKubeconfig(server.kubeconfig(name));
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** The first events of a plain HTTP watch as "type name". */
    private List<String> watch(String query, int count) throws IOException {
        URI uri = URI.create(server.url() + WIDGETS + "?watch=true" + query);
        URLConnection connection = uri.toURL().openConnection();
        List<String> events = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                connection.getInputStream(), StandardCharsets.UTF_8))) {
            while (events.size() < count) {
                JsonNode event = RawClient.tree(lines.readLine());
                String name = event.at("/object/metadata/name").asText();
                events.add(
                        event.at("/type").asText()
                                + " "
                                + name
                                + event.at("/object/code").asText());
            }
        }
        return events;
    }

    private static final class Recorder implements ResourceEventHandler<GenericKubernetesResource> {
        private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

        long count(String what) {
            return seen.stream().filter(event -> event.startsWith(what)).count();
        }

        @Override
        public void onAdd(GenericKubernetesResource object) {
            seen.add("add " + object.getMetadata().getName());
        }

        @Override
        public void onUpdate(GenericKubernetesResource old, GenericKubernetesResource object) {
            seen.add("update " + object.getMetadata().getName());
        }

        @Override
        public void onDelete(GenericKubernetesResource object, boolean stateUnknown) {
            seen.add("delete " + object.getMetadata().getName());
        }
    }
}
