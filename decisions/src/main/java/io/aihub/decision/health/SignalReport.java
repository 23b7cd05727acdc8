package io.aihub.decision.health;

import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.WindowVerdict;
import java.util.List;
import java.util.Optional;

/**
 * One signal after a pass.
 *
 * @param terms what the approved terms say
 * @param state after the newest window
 * @param verdicts of the windows that this pass counted, oldest first
 */
public record SignalReport(SignalTerms terms, SignalStanding state, List<WindowVerdict> verdicts) {

    /** The newest verdict of this pass. */
    public Optional<WindowVerdict> latest() {
        return verdicts.isEmpty()
                ? Optional.empty()
                : Optional.of(verdicts.get(verdicts.size() - 1));
    }

    /** Whether enough windows in a row confirmed a breach. */
    public boolean breached() {
        return state.level() == SignalLevel.Breached;
    }
}
