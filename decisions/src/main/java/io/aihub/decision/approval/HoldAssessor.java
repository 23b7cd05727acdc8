package io.aihub.decision.approval;

import java.time.Instant;
import java.util.Comparator;

/**
 * Judges which hold is in force: the stricter of what the register asks and of what the newest
 * {@code Hold} decision says. Like a suspension it counts where admission policies are missing, and
 * it begins when it is made, whatever the clocks say.
 */
public final class HoldAssessor {
    private static final Comparator<GivenDecision> NEWEST =
            Comparator.comparing((GivenDecision given) -> given.identity().createdAt())
                    .thenComparing(GivenDecision::name);

    private HoldAssessor() {}

    /**
     * The hold at this moment.
     *
     * @param dossier of the content asked for; a hold is on the model, so only its decisions and
     *     policies are read
     * @param register what the register asks
     */
    public static HoldInForce assess(Dossier dossier, Hold register, Instant now) {
        CombinedPolicy policy = CombinedPolicy.of(dossier);
        return dossier.decisions().stream()
                .filter(given -> given.kind() == DecisionKind.Hold)
                .filter(given -> mayHold(given, policy))
                .max(NEWEST)
                .map(newest -> HoldInForce.of(register, newest, now))
                .orElseGet(() -> HoldInForce.ofRegister(register));
    }

    private static boolean mayHold(GivenDecision given, CombinedPolicy policy) {
        String username = given.statement().username();
        return !username.isBlank() && policy.mayDecide(username);
    }
}
