package io.aihub.demo.stage;

import io.aihub.demo.story.DemoStage;
import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Story;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** A cluster inside this process. */
public record EmbeddedVenue(StageSettings settings) implements Venue {
    @Override
    public List<String> tells() {
        return List.of(
                "A cluster inside this process, the operator that ships as a process of its own,"
                        + " and a client that asks 100 times a second.",
                "Identities are self-declared here: the demo's governance policy says"
                        + " \"admission: NotRequired\". Not for production.");
    }

    @Override
    public DemoStage open(Story story, Pace pace, Consumer<String> notes, CloseStack closers)
            throws IOException {
        notes.accept("starting the embedded cluster and the operator");
        EmbeddedStage stage = closers.add(EmbeddedStage.start(settings, pace));
        stage.client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(story.namespace())
                                .endMetadata()
                                .build())
                .serverSideApply();
        notes.accept("the operator is ready");
        return stage;
    }
}
