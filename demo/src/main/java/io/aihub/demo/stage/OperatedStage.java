package io.aihub.demo.stage;

import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Stage;
import java.io.IOException;

/** A stage whose operator is a process, which may be killed and replaced. */
public interface OperatedStage extends Stage {
    /** The operator that runs now. */
    OperatorProcess operator();

    /**
     * Starts an operator; one that was killed before is replaced.
     *
     * @throws IOException when it does not become ready
     */
    void startOperator(OperatorProcess.Launch launch, Pace pace) throws IOException;
}
