package io.aihub.decision.approval;

import io.aihub.decision.approval.Content.RiskClass;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** One {@code ModelDecision} as the gate reads it. */
public record GivenDecision(
        DecisionIdentity identity,
        DecisionKind kind,
        DecisionSubject subject,
        Statement statement,
        Period period,
        Effect effect) {

    static final Comparator<GivenDecision> BY_AGE =
            Comparator.comparing((GivenDecision decision) -> decision.identity().createdAt())
                    .thenComparing(decision -> decision.identity().uid())
                    .thenComparing(decision -> decision.identity().name());

    /** The same decision, once the content that it names was found. */
    public GivenDecision naming(Content content) {
        Effect.NamedContent named =
                new Effect.NamedContent(content.servingDigest(), content.riskClass());
        return new GivenDecision(
                identity,
                kind,
                subject,
                statement,
                period,
                new Effect(
                        effect.lifts(),
                        effect.cluster(),
                        effect.rollbackTo(),
                        new Effect.Reach(effect.reach().scope(), Optional.of(named)),
                        effect.hold()));
    }

    /** Whether it names another content that has the pods of this one. */
    boolean namesTwinOf(Content content) {
        return !subject.contentDigest().equals(content.contentDigest())
                && effect.reach()
                        .named()
                        .filter(named -> named.servingDigest().equals(content.servingDigest()))
                        .isPresent();
    }

    /** Whether it reaches this content although it names another one with the same pods. */
    boolean reaches(Content content) {
        return effect.reach().scope().filter(Effect.Scope.SamePods::equals).isPresent()
                && namesTwinOf(content);
    }

    public String uid() {
        return identity.uid();
    }

    public String name() {
        return identity.name();
    }

    public String role() {
        return statement.role();
    }

    /**
     * The user name in the form in which people are told apart: upper and lower case are the same.
     */
    String person() {
        return statement.username().strip().toLowerCase(Locale.ROOT);
    }

    /** When the decision starts to act: its {@code validFrom}, or its creation. */
    Instant start() {
        return period.from().orElse(identity.createdAt());
    }

    /** Whether a person decided: a service account neither rolls back nor lifts a quarantine. */
    public boolean byPerson() {
        return !person().startsWith(CombinedPolicy.SERVICE_ACCOUNT);
    }

    /**
     * Which decision it is.
     *
     * @param uid given by the API server; a {@code Resume} names it
     * @param name of the object
     * @param createdAt given by the API server
     */
    public record DecisionIdentity(String uid, String name, Instant createdAt) {}

    /**
     * What the decision is about.
     *
     * @param contentDigest the exact content, empty for a decision about the model
     * @param riskClass the class that the person believes the content to have; rights depend on it
     */
    public record DecisionSubject(String contentDigest, Optional<RiskClass> riskClass) {}

    /**
     * Who decided, as what, and why.
     *
     * @param role for example {@code clinical-safety}
     * @param username as the API server knows the person
     * @param reason in the person's words
     * @param incidentRef the incident that a break-glass decision names, empty when none
     */
    public record Statement(String role, String username, String reason, String incidentRef) {}
}
