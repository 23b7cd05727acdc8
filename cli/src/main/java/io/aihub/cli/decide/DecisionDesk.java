package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.RiskClass;
import io.aihub.cli.Refusal;
import io.aihub.cli.Surroundings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Carries a request out: reads, shows, asks, creates. */
public final class DecisionDesk {
    private final Connection connection;
    private final Surroundings surroundings;
    private final PrintWriter out;

    public DecisionDesk(Connection connection, Surroundings surroundings, PrintWriter out) {
        this.connection = connection;
        this.surroundings = surroundings;
        this.out = out;
    }

    /**
     * Creates the decision, if the person agrees.
     *
     * @return 0 when it was created, 1 when the person said no
     * @throws Refusal when it cannot be created; the message says what to do
     */
    public int decide(DecisionRequest request) {
        Subject subject = Subject.read(connection, request.options().name());
        DecisionDraft draft = draft(request, subject);
        new Briefing(out).show(subject, draft);
        if (!request.options().yes() && !agreed(draft)) {
            out.println("nothing was created");
            out.flush();
            return 1;
        }
        connection.create(draft.object(connection.namespace()));
        out.println("modeldecision.aihub.io/" + draft.name() + " created");
        out.flush();
        return 0;
    }

    private boolean agreed(DecisionDraft draft) {
        String question = draft.kind() + " as " + draft.who().username() + "? [y/N] ";
        String answer =
                surroundings
                        .terminal()
                        .ask(question)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                "nobody is there to be asked; add --yes to decide"
                                                        + " without a question"));
        return List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT));
    }

    private DecisionDraft draft(DecisionRequest request, Subject subject) {
        Instant now = surroundings.clock().instant();
        DecisionOptions options = request.options();
        DecisionDraft.Who who =
                new DecisionDraft.Who(
                        options.as().orElseGet(connection::username),
                        options.role(),
                        options.reason(),
                        options.until().map(text -> Until.read(text, now)));
        return new DecisionDraft(request.kind(), target(request, subject), who, now);
    }

    private static DecisionDraft.Target target(DecisionRequest request, Subject subject) {
        return switch (request.kind()) {
            case Approve, Reject, RequestChanges, BreakGlass, Acknowledge, Advise ->
                    content(subject, request.digest().orElseGet(subject::askedDigest));
            case Revoke -> content(subject, request.digest().orElseGet(subject::servingDigest));
            case Suspend -> model(subject, Optional.empty(), List.of(), Optional.empty());
            case Resume ->
                    model(
                            subject,
                            Optional.of(subject.riskClass()),
                            subject.liftable(),
                            Optional.empty());
            case Rollback ->
                    model(
                            subject,
                            Optional.empty(),
                            List.of(),
                            request.rollbackTo().map(subject::checkedRevision));
        };
    }

    private static DecisionDraft.Target content(Subject subject, String digest) {
        return new DecisionDraft.Target(
                subject.name(),
                Optional.of(digest),
                Optional.of(subject.riskClass(digest)),
                List.of(),
                Optional.empty());
    }

    private static DecisionDraft.Target model(
            Subject subject,
            Optional<RiskClass> riskClass,
            List<String> lifts,
            Optional<String> rollbackTo) {
        return new DecisionDraft.Target(
                subject.name(), Optional.empty(), riskClass, lifts, rollbackTo);
    }
}
