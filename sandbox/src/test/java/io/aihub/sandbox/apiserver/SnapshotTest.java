package io.aihub.sandbox.apiserver;

import static io.aihub.sandbox.apiserver.RawClient.WIDGETS;
import static io.aihub.sandbox.apiserver.RawClient.widget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest extends ServerTest {
    @TempDir Path folder;

    @Test
    void a_server_started_from_a_snapshot_goes_on_where_it_was() throws IOException {
        api.apply(WIDGETS + "/one", "a", widget("one", "{\"color\":\"Red\",\"size\":1}"));
        api.merge(WIDGETS + "/one", "{\"spec\":{\"color\":\"Blue\"}}");
        Path file = folder.resolve("snapshot.json");
        server.snapshot().writeTo(file);

        try (EmbeddedApiServer second = restored(ClusterSnapshot.readFrom(file))) {
            RawClient again = new RawClient(second.url(), "tester");
            assertThat(again.get(WIDGETS + "/one").body())
                    .isEqualTo(api.get(WIDGETS + "/one").body());
            assertThat(second.resourceVersion()).isEqualTo(version());
            RawClient.Answer pruned = again.apply(WIDGETS + "/one", "a", widget("one", "{}"));
            assertThat(pruned.body().at("/spec").has("size")).as("ownership is kept").isFalse();
            assertThat(pruned.at("/spec/color")).isEqualTo("Blue");
        }
    }

    @Test
    void two_servers_from_one_snapshot_share_nothing() throws IOException {
        api.create(WIDGETS, widget("one", "{}"));
        ClusterSnapshot snapshot = server.snapshot();
        api.merge(WIDGETS + "/one", "{\"spec\":{\"size\":1}}");

        try (EmbeddedApiServer second = restored(snapshot)) {
            RawClient again = new RawClient(second.url(), "tester");
            again.delete(WIDGETS + "/one", "");
            assertThat(api.get(WIDGETS + "/one").at("/spec/size")).isEqualTo("1");
        }
    }

    @Test
    void what_is_no_snapshot_is_refused() {
        byte[] text = "nothing".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ClusterSnapshot.fromBytes(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EmbeddedApiServer restored(ClusterSnapshot snapshot) throws IOException {
        return EmbeddedApiServer.start(EmbeddedApiServer.Options.defaults().withSnapshot(snapshot));
    }
}
