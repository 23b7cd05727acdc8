package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.AIModelSpec.Hold;
import io.aihub.api.v1alpha1.status.HoldStatus;
import io.aihub.cli.CommandRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a hold does, in words, and what holds already. */
final class HoldWords {
    private final DecidedModel decided;
    private final Hold wanted;
    private final String until;

    HoldWords(DecidedModel decided, DecisionDraft draft) {
        this.decided = decided;
        this.wanted = draft.target().hold().orElse(Hold.PauseAutomation);
        this.until =
                draft.who()
                        .until()
                        .map(end -> "until " + end)
                        .orElse("until somebody says aihub hold --release");
    }

    /** What follows, one line each. */
    List<String> lines() {
        List<String> lines =
                new ArrayList<>(
                        switch (wanted) {
                            case PauseAutomation ->
                                    List.of(
                                            "nothing moves by itself "
                                                    + until
                                                    + ": no automatic rollback, and no new"
                                                    + " revision takes the traffic",
                                            "people still can roll back, suspend and revoke; the"
                                                    + " safe state of the terms still stops it");
                            case PausePromotion ->
                                    List.of(
                                            "no new revision takes the traffic "
                                                    + until
                                                    + "; an automatic rollback is not held");
                            case None ->
                                    List.of(
                                            "the hold that was decided ends; automation goes on"
                                                    + " with what the signals say now");
                        });
        if (decided.registerHold() != Hold.None) {
            lines.add(
                    "spec.hold of the model is "
                            + decided.registerHold()
                            + " and stays; the stricter of the two is in force");
        }
        return lines;
    }

    /** What is held already by a person, which this decision takes the place of. */
    Optional<String> replaced() {
        return decided.hold()
                .filter(held -> held.by() != null)
                .map(held -> "this takes the place of the hold by " + told(held));
    }

    private static String told(HoldStatus held) {
        return held.by()
                + " ("
                + held.inForce()
                + Optional.ofNullable(held.until()).map(end -> " until " + end).orElse("")
                + "): "
                + Optional.ofNullable(held.reason()).orElse("");
    }

    /**
     * Refuses what would end nothing.
     *
     * @throws CommandRefusal with what to write instead
     */
    void check() {
        if (wanted != Hold.None || decided.everHeld()) {
            return;
        }
        throw new CommandRefusal(
                decided.registerHold() == Hold.None
                        ? "nobody holds " + decided.name() + ", so there is nothing to release"
                        : "nobody decided to hold "
                                + decided.name()
                                + "; spec.hold is "
                                + decided.registerHold()
                                + ", and who may change the model sets it to None");
    }
}
