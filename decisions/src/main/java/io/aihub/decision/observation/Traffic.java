package io.aihub.decision.observation;

import io.aihub.decision.Finding;
import java.util.Optional;

/**
 * Where the traffic is seen to go.
 *
 * @param endpoint the serving digest whose pods it goes to, absent for none
 * @param obstacle why there is no Service of this model under its name, absent where there is one
 *     or nothing kept it from being made
 */
public record Traffic(Optional<String> endpoint, Optional<Finding> obstacle) {

    /** Traffic through the model's own Service. */
    public static Traffic to(Optional<String> endpoint) {
        return new Traffic(endpoint, Optional.empty());
    }

    /** Whether it reaches these pods, now or as soon as what is recorded is applied. */
    boolean reaches(String servingDigest) {
        return obstacle.isEmpty() || endpoint.equals(Optional.of(servingDigest));
    }
}
