package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.sandbox.apiserver.ClusterSnapshot;
import io.aihub.sandbox.apiserver.EmbeddedApiServer;
import io.aihub.sandbox.apiserver.RequestJournal.Entry;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An API server that comes back from a backup has an older model than the loop has stored, as one
 * has whose event comes late. The loop waits for the newer one, and not for ever.
 */
class RestoredServerTest {
    private static final Path ROOT = Path.of(System.getProperty("aihub.root", ".."));
    private static final ResourceID ID = new ResourceID(Wish.MODEL, Wish.NAMESPACE);
    private static final String OPERATOR = "operator";

    /** Looks at an older model that decide nothing: half a minute of them. */
    private static final int LOOKS = 30;

    private final HandClock clock = new HandClock(Instant.parse("2027-03-01T12:00:00Z"));
    private EmbeddedApiServer server;
    private OperatorInstance operator;
    private ClusterSnapshot backup;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedApiServer.start(EmbeddedApiServer.Options.defaults().withClock(clock));
        server.loadCrds(ROOT.resolve("crds"));
        create(Applied.policy());
        create(Wish.version(1).model());
        backup = server.snapshot();
        operator = new OperatorInstance(server, OPERATOR, clock, digest -> false);
        passes(2);
        assertThat(model().getStatus()).as("what the loop has stored").isNotNull();
    }

    @AfterEach
    void stop() {
        operator.close();
        server.close();
    }

    @Test
    void an_older_model_than_the_stored_one_is_waited_for_and_then_decided_on() throws IOException {
        restore(backup);
        passes(LOOKS);
        assertThat(writes()).as("after %d looks", LOOKS).isEmpty();

        passes(1);
        assertThat(model().getStatus()).as("after one look more").isNotNull();
    }

    @Test
    void a_look_at_the_stored_model_between_older_ones_begins_the_wait_anew() throws IOException {
        ClusterSnapshot stored = server.snapshot();
        restore(backup);
        passes(LOOKS);
        restore(stored);
        passes(1);
        restore(backup);
        passes(LOOKS);

        assertThat(writes()).isEmpty();
    }

    /** What answers at the same address from now on has this content, and counts from there. */
    private void restore(ClusterSnapshot content) throws IOException {
        int port = URI.create(server.url()).getPort();
        server.close();
        server =
                EmbeddedApiServer.start(
                        EmbeddedApiServer.Options.defaults()
                                .withPort(port)
                                .withClock(clock)
                                .withSnapshot(content));
    }

    private void create(HasMetadata object) {
        assertThat(server.localApi("people").create(object)).isTrue();
    }

    private void passes(int count) {
        for (int i = 0; i < count; i++) {
            operator.awaitCacheSync(server.localApi("people"), plural -> Set.of());
            operator.pass(ID);
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private AIModel model() {
        return server.localApi("people")
                .get(AIModel.class, Wish.NAMESPACE, Wish.MODEL)
                .orElseThrow();
    }

    private List<Entry> writes() {
        return server.journal().writesBy(OPERATOR);
    }
}
