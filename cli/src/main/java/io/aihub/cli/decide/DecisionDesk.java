package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.AIModelSpec.Hold;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.DecisionScope;
import io.aihub.cli.CommandRefusal;
import io.aihub.cli.Environment;
import io.aihub.cli.view.PrintableText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Carries a request out: reads, shows, asks, creates. */
public final class DecisionDesk {
    private static final Set<DecisionKind> ENDLESS =
            EnumSet.of(
                    DecisionKind.Reject,
                    DecisionKind.RequestChanges,
                    DecisionKind.Revoke,
                    DecisionKind.Rollback,
                    DecisionKind.Acknowledge,
                    DecisionKind.Advise);

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
        Optional<Signatures> signatures = signatures(decided, draft);
        new Briefing(out).show(decided, draft, signatures, validity(decided, draft, signatures));
        new Consequence(decided, draft).check();
        signatures.ifPresent(signed -> signed.check(draft.who()));
        if (!request.options().yes() && !agreed(decided, draft)) {
            out.println("nothing was created");
            out.flush();
            return 1;
        }
        connection.create(draft.object(connection.namespace()));
        out.println("modeldecision.aihub.io/" + draft.name() + " created");
        after(draft);
        out.flush();
        return 0;
    }

    /** Approvals and retries are counted; of the others the operator says what they did. */
    private static Optional<Signatures> signatures(DecidedModel decided, DecisionDraft draft) {
        boolean counted =
                draft.kind() == DecisionKind.Approve || draft.kind() == DecisionKind.Retry;
        return draft.target()
                .digest()
                .filter(digest -> counted)
                .map(digest -> Signatures.of(decided, draft.kind(), digest, draft.at()));
    }

    private Optional<String> validity(
            DecidedModel decided, DecisionDraft draft, Optional<Signatures> signatures) {
        boolean approval = draft.kind() == DecisionKind.Approve;
        return draft.target()
                .digest()
                .filter(digest -> approval)
                .flatMap(decided.contents()::of)
                .map(content -> new ValidityForecast(decided, content, connection.policies()))
                .map(
                        forecast ->
                                forecast.sentence(
                                        draft, signatures.orElseThrow(), connection.namespace()));
    }

    /** Read anew: others may have signed while this person read. */
    private void after(DecisionDraft draft) {
        DecidedModel decided = DecidedModel.read(connection, draft.target().model());
        Optional<Signatures> now = signatures(decided, draft).map(one -> one.with(draft.who()));
        if (now.filter(Signatures::known).isEmpty()) {
            return;
        }
        if (!now.get().missing().isEmpty()) {
            out.println(PrintableText.of(now.get().progress()));
            return;
        }
        String start = new Consequence(decided, draft).start();
        out.println(
                draft.kind() == DecisionKind.Retry
                        ? "every role has signed; " + start
                        : "approved " + validity(decided, draft, now).orElse("") + "; " + start);
    }

    private boolean agreed(DecidedModel decided, DecisionDraft draft) {
        String version =
                draft.target()
                        .digest()
                        .flatMap(decided.contents()::of)
                        .map(content -> " " + PrintableText.of(content.snapshot().version()))
                        .orElse("");
        String again = draft.kind() == DecisionKind.Retry ? ", which was rolled back from," : "";
        String question =
                draft.kind()
                        + draft.target().hold().map(held -> " " + held).orElse("")
                        + version
                        + again
                        + " as "
                        + draft.who().username()
                        + "? [y/N] ";
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

    /** The API refuses such an end too. */
    private static void refuseUnusedEnd(DecisionRequest request) {
        if (request.options().until().isEmpty()) {
            return;
        }
        DecisionKind kind = request.kind();
        if (kind == DecisionKind.Suspend) {
            throw new CommandRefusal(
                    "a suspension holds until people lift it with aihub resume; leave --until out");
        }
        if (request.hold().filter(Hold.None::equals).isPresent()) {
            throw new CommandRefusal(
                    "--release ends a hold for good; leave --until out, or say what to hold until"
                            + " then");
        }
        if (ENDLESS.contains(kind)) {
            throw new CommandRefusal(kind + " does not end by itself; leave --until out");
        }
    }

    private DecisionDraft draft(DecisionRequest request, DecidedModel decided) {
        Instant now = environment.clock().instant();
        DecisionOptions options = request.options();
        refuseUnusedEnd(request);
        DecisionDraft.Who who =
                new DecisionDraft.Who(
                        options.as().orElseGet(connection::username),
                        options.role(),
                        options.reason(),
                        options.until().map(text -> ValidityEnd.read(text, now)));
        return new DecisionDraft(
                request.kind(),
                target(request, decided),
                who,
                new DecisionDraft.Basis(options.basis(), options.incident()),
                now);
    }

    private static DecisionDraft.Target target(DecisionRequest request, DecidedModel decided) {
        return switch (request.kind()) {
            case Approve, Reject, RequestChanges, Retry, BreakGlass, Acknowledge, Advise ->
                    content(
                            decided,
                            request.digest().orElseGet(decided::askedDigest),
                            request.scope());
            case Revoke ->
                    content(
                            decided,
                            request.digest().orElseGet(decided::servingDigest),
                            request.scope());
            case Suspend -> DecisionDraft.Target.ofModel(decided.name());
            case Resume ->
                    DecisionDraft.Target.ofModel(decided.name())
                            .lifting(decided.riskClass(), decided.liftable());
            case Rollback ->
                    DecisionDraft.Target.ofModel(decided.name())
                            .to(request.rollbackTo().map(decided::checkedRevision));
            case Hold -> DecisionDraft.Target.ofModel(decided.name()).holding(request.hold());
        };
    }

    private static DecisionDraft.Target content(
            DecidedModel decided, String digest, Optional<DecisionScope> scope) {
        return new DecisionDraft.Target(
                decided.name(),
                Optional.of(digest),
                Optional.of(decided.riskClass(digest)),
                List.of(),
                Optional.empty(),
                scope,
                Optional.empty());
    }
}
