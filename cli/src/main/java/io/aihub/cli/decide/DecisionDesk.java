package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.RiskClass;
import io.aihub.cli.CommandRefusal;
import io.aihub.cli.Environment;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Carries a request out: reads, shows, asks, creates. */
public final class DecisionDesk {
    private final Connection connection;
    private final Environment environment;
    private final PrintWriter out;

    public DecisionDesk(Connection connection, Environment environment, PrintWriter out) {
        this.connection = connection;
        this.environment = environment;
        this.out = out;
    }

    /**
     * Creates the decision, if the person agrees.
     *
     * @return 0 when it was created, 1 when the person said no
     * @throws CommandRefusal when it cannot be created; the message says what to do
     */
    public int decide(DecisionRequest request) {
        DecidedModel decided = DecidedModel.read(connection, request.options().name());
        DecisionDraft draft = draft(request, decided);
        new Briefing(out).show(decided, draft);
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
                environment
                        .prompt()
                        .ask(question)
                        .orElseThrow(
                                () ->
                                        new CommandRefusal(
                                                "nobody is there to be asked; add --yes to decide"
                                                        + " without a question"));
        return List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT));
    }

    private DecisionDraft draft(DecisionRequest request, DecidedModel decided) {
        Instant now = environment.clock().instant();
        DecisionOptions options = request.options();
        if (request.kind() == DecisionKind.Suspend && options.until().isPresent()) {
            throw new CommandRefusal(
                    "a suspension holds until people lift it with aihub resume; leave --until out");
        }
        DecisionDraft.Who who =
                new DecisionDraft.Who(
                        options.as().orElseGet(connection::username),
                        options.role(),
                        options.reason(),
                        options.until().map(text -> ValidityEnd.read(text, now)));
        return new DecisionDraft(request.kind(), target(request, decided), who, now);
    }

    private static DecisionDraft.Target target(DecisionRequest request, DecidedModel decided) {
        return switch (request.kind()) {
            case Approve, Reject, RequestChanges, Retry, BreakGlass, Acknowledge, Advise ->
                    content(decided, request.digest().orElseGet(decided::askedDigest));
            case Revoke -> content(decided, request.digest().orElseGet(decided::servingDigest));
            case Suspend -> model(decided, Optional.empty(), List.of(), Optional.empty());
            case Resume ->
                    model(
                            decided,
                            Optional.of(decided.riskClass()),
                            decided.liftable(),
                            Optional.empty());
            case Rollback ->
                    model(
                            decided,
                            Optional.empty(),
                            List.of(),
                            request.rollbackTo().map(decided::checkedRevision));
        };
    }

    private static DecisionDraft.Target content(DecidedModel decided, String digest) {
        return new DecisionDraft.Target(
                decided.name(),
                Optional.of(digest),
                Optional.of(decided.riskClass(digest)),
                List.of(),
                Optional.empty());
    }

    private static DecisionDraft.Target model(
            DecidedModel decided,
            Optional<RiskClass> riskClass,
            List<String> lifts,
            Optional<String> rollbackTo) {
        return new DecisionDraft.Target(
                decided.name(), Optional.empty(), riskClass, lifts, rollbackTo);
    }
}
