package io.aihub.cli;

import io.aihub.api.v1alpha1.AIModelSpec.Hold;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is held; of the three one at most. */
final class HoldOptions {
    @ArgGroup private Choice choice = new Choice();

    /** One of them. */
    static final class Choice {
        @Option(
                names = "--automation",
                description = "Nothing moves by itself: no rollback, no new revision. The default.")
        private boolean automation;

        @Option(
                names = "--promotion",
                description = "No new revision takes the traffic; a rollback is not held.")
        private boolean promotion;

        @Option(names = "--release", description = "End the hold that somebody decided.")
        private boolean release;
    }

    Hold hold() {
        if (choice.release) {
            return Hold.None;
        }
        return choice.promotion && !choice.automation ? Hold.PausePromotion : Hold.PauseAutomation;
    }
}
