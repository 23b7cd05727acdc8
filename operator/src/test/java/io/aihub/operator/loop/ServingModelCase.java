package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.api.v1alpha1.revision.ServedInterval;
import io.aihub.api.v1alpha1.status.ModelFinding;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What is told of a model whose first version has just come into use. */
abstract class ServingModelCase {
    LoopHarness loop;

    @BeforeEach
    void serve() {
        loop = LoopHarness.empty();
        loop.play(Stories.BEGUN);
        assertThat(state()).isEqualTo(ServingState.Serving);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    /** The content asked for now is approved. */
    final void approve() {
        loop.apply(Applied.approval(loop));
        loop.settle();
    }

    final ServingState state() {
        return loop.status().serving().state();
    }

    final Condition condition(String type) {
        return loop.status().conditions().stream()
                .filter(condition -> type.equals(condition.type()))
                .findFirst()
                .orElseThrow();
    }

    final List<String> findings(String rule) {
        return loop.status().findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(ModelFinding::message)
                .toList();
    }

    final List<String> notes(String reason) {
        return loop.all(Event.class).stream()
                .filter(event -> event.getReason().equals(reason))
                .map(Event::getNote)
                .toList();
    }

    final ModelRevisionStatus history(String version) {
        return loop.all(ModelRevision.class).stream()
                .filter(revision -> revision.getSpec().version().equals(version))
                .map(ModelRevision::getStatus)
                .findFirst()
                .orElseThrow();
    }

    final List<ServedInterval> served(String version) {
        return history(version).served();
    }

    final Deployment deployment() {
        return loop.all(Deployment.class).get(0);
    }

    final Service service() {
        return loop.all(Service.class).get(0);
    }
}
