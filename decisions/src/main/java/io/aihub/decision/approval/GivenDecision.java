package io.aihub.decision.approval;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/** One {@code ModelDecision} as the gate reads it. */
public record GivenDecision(
        DecisionIdentity identity,
        DecisionKind kind,
        Subject subject,
        Statement statement,
        Period period,
        Effect effect) {

    static final Comparator<GivenDecision> BY_AGE =
            Comparator.comparing((GivenDecision decision) -> decision.identity().createdAt())
                    .thenComparing(decision -> decision.identity().uid())
                    .thenComparing(decision -> decision.identity().name());

    public String uid() {
        return identity.uid();
    }

    public String name() {
        return identity.name();
    }

    public String role() {
        return statement.role();
    }

    /** The person behind the user name; case never makes two people out of one. */
    String person() {
        return statement.username().strip().toLowerCase(Locale.ROOT);
    }

    /** When the decision starts to act: its {@code validFrom}, or its creation. */
    Instant start() {
        return period.from().orElse(identity.createdAt());
    }

    /** Whether a person speaks: a program's word neither rolls back nor lifts a quarantine. */
    public boolean byPerson() {
        return !person().startsWith(CombinedPolicy.SERVICE_ACCOUNT);
    }
}
