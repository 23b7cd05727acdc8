package io.aihub.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnEventFilterTest {
    private static final ResourceID MODEL = new ResourceID("m", "clinic");
    private static final Service STORED = service("m", "7");

    private final List<ResourceID> woken = new ArrayList<>();
    private final OwnEventFilter gate = new OwnEventFilter(woken::add);

    @Test
    void the_event_of_a_write_that_comes_before_its_answer_wakes_nobody() {
        assertThat(write(() -> assertThat(holds(STORED)).isTrue())).isSameAs(STORED);

        assertThat(woken).isEmpty();
    }

    @Test
    void what_somebody_else_wrote_meanwhile_wakes_the_model_once_the_write_is_answered() {
        write(
                () -> {
                    assertThat(holds(STORED)).isTrue();
                    assertThat(holds(service("m", "8"))).isTrue();
                    assertThat(holds(service("m", "9"))).isTrue();
                    assertThat(woken).isEmpty();
                });

        assertThat(woken).containsExactly(MODEL);
    }

    @Test
    void the_event_of_a_write_whose_answer_never_came_wakes_the_model() {
        assertThatThrownBy(
                        () ->
                                gate.write(
                                        service("m", null),
                                        () -> {
                                            assertThat(holds(STORED)).isTrue();
                                            throw new KubernetesClientException("no answer");
                                        },
                                        made -> {}))
                .isInstanceOf(KubernetesClientException.class);

        assertThat(woken).containsExactly(MODEL);
        assertThat(holds(STORED)).isFalse();
    }

    @Test
    void events_of_other_objects_and_of_other_times_do_not_wait() {
        assertThat(holds(STORED)).isFalse();
        write(() -> assertThat(holds(service("other", "7"))).isFalse());
        assertThat(holds(service("m", "8"))).isFalse();

        assertThat(woken).isEmpty();
    }

    @Test
    void what_was_stored_is_kept_while_events_still_wait() {
        List<Service> kept = new ArrayList<>();

        gate.write(
                service("m", null),
                () -> STORED,
                made -> {
                    kept.add(made);
                    assertThat(holds(STORED)).isTrue();
                });

        assertThat(kept).containsExactly(STORED);
        assertThat(woken).isEmpty();
    }

    private Service write(Runnable meanwhile) {
        return gate.write(
                service("m", null),
                () -> {
                    meanwhile.run();
                    return STORED;
                },
                made -> {});
    }

    private boolean holds(Service service) {
        return gate.holds(service, any -> Set.of(MODEL));
    }

    private static Service service(String name, String version) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("clinic")
                .withResourceVersion(version)
                .endMetadata()
                .build();
    }
}
