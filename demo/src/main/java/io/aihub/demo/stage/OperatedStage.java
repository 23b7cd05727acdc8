package io.aihub.demo.stage;

import io.aihub.demo.story.DemoStage;
import java.util.Optional;

/** A stage whose operator is a process, which may be killed and replaced. */
public interface OperatedStage extends DemoStage {
    /** The operator that was started with it, or last. */
    DemoOperator operator();

    @Override
    default Optional<String> broken() {
        return operator().broken();
    }
}
