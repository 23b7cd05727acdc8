package io.aihub.cli;

import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.DecisionScope;
import io.aihub.cli.decide.Connection;
import io.aihub.cli.decide.DecisionDesk;
import io.aihub.cli.decide.DecisionOptions;
import io.aihub.cli.decide.DecisionRequest;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The root command, and the commands by which a person decides. */
@Command(
        name = "aihub",
        description = "Approve, watch and roll back AI models.",
        mixinStandardHelpOptions = true,
        versionProvider = AihubVersion.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused or failed", "2:not understood"},
        synopsisSubcommandLabel = "COMMAND")
final class AihubCommand implements Runnable {
    private final Environment environment;
    @Spec private CommandSpec spec;

    AihubCommand(Environment environment) {
        this.environment = environment;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say what to do; for example: aihub approve --help");
    }

    @Command(
            description = "Approve the exact content asked for, in a role.",
            mixinStandardHelpOptions = true)
    int approve(
            @Mixin DecisionOptions options,
            @Option(names = "--digest", description = DIGEST) Optional<String> digest) {
        return decide(DecisionRequest.of(DecisionKind.Approve, options).withDigest(digest));
    }

    @Command(
            description = "Reject the exact content asked for, in a role.",
            mixinStandardHelpOptions = true)
    int reject(
            @Mixin DecisionOptions options,
            @Option(names = "--digest", description = DIGEST) Optional<String> digest) {
        return decide(DecisionRequest.of(DecisionKind.Reject, options).withDigest(digest));
    }

    @Command(
            name = "request-changes",
            description =
                    "Ask for changes of the exact content asked for; it waits until it changes, or"
                            + " until you approve it yourself.",
            mixinStandardHelpOptions = true)
    int requestChanges(
            @Mixin DecisionOptions options,
            @Option(names = "--digest", description = DIGEST) Optional<String> digest) {
        return decide(DecisionRequest.of(DecisionKind.RequestChanges, options).withDigest(digest));
    }

    @Command(
            description = "Give an opinion on the exact content asked for; no quorum counts it.",
            mixinStandardHelpOptions = true)
    int advise(
            @Mixin DecisionOptions options,
            @Option(names = "--digest", description = DIGEST) Optional<String> digest) {
        return decide(DecisionRequest.of(DecisionKind.Advise, options).withDigest(digest));
    }

    @Command(
            name = "break-glass",
            description =
                    "Let content run without its quorum in an emergency, for hours; it has to be"
                            + " ratified. Needs --incident.",
            mixinStandardHelpOptions = true)
    int breakGlass(
            @Mixin DecisionOptions options,
            @Option(names = "--digest", description = DIGEST) Optional<String> digest) {
        return decide(DecisionRequest.of(DecisionKind.BreakGlass, options).withDigest(digest));
    }

    @Command(
            description =
                    "Let content be tried again that was rolled back from; needs the quorum that an"
                            + " approval needs.",
            mixinStandardHelpOptions = true)
    int retry(
            @Mixin DecisionOptions options,
            @Option(names = "--digest", description = DIGEST) Optional<String> digest,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            converter = ScopeWord.class,
                            description = SCOPE)
                    Optional<DecisionScope> scope) {
        return decide(
                DecisionRequest.of(DecisionKind.Retry, options)
                        .withDigest(digest)
                        .withScope(scope));
    }

    @Command(
            description = "Stop the model, whatever version serves, until someone resumes it.",
            mixinStandardHelpOptions = true)
    int suspend(@Mixin DecisionOptions options) {
        return decide(DecisionRequest.of(DecisionKind.Suspend, options));
    }

    @Command(description = "Lift every stop that holds now.", mixinStandardHelpOptions = true)
    int resume(@Mixin DecisionOptions options) {
        return decide(DecisionRequest.of(DecisionKind.Resume, options));
    }

    @Command(
            description =
                    "Take back the approval of the content that serves; traffic goes to an"
                            + " approved revision, else the model stops.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Mixin DecisionOptions options,
            @Option(
                            names = "--digest",
                            description = "Full content digest; default: of what serves.")
                    Optional<String> digest,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            converter = ScopeWord.class,
                            description = SCOPE)
                    Optional<DecisionScope> scope) {
        return decide(
                DecisionRequest.of(DecisionKind.Revoke, options)
                        .withDigest(digest)
                        .withScope(scope));
    }

    @Command(
            description = "Say that a finding on the content was seen; it moves nothing.",
            mixinStandardHelpOptions = true)
    int acknowledge(
            @Mixin DecisionOptions options,
            @Option(names = "--digest", description = DIGEST) Optional<String> digest) {
        return decide(DecisionRequest.of(DecisionKind.Acknowledge, options).withDigest(digest));
    }

    @Command(
            description = "Ask for a rollback to a revision that is still approved.",
            mixinStandardHelpOptions = true)
    int rollback(
            @Mixin DecisionOptions options,
            @Option(
                            names = "--to",
                            paramLabel = "REVISION",
                            description =
                                    "ModelRevision to go back to; default: the newest that"
                                            + " qualifies.")
                    Optional<String> to) {
        return decide(DecisionRequest.of(DecisionKind.Rollback, options).withRollbackTo(to));
    }

    @Command(
            description =
                    "Ask automation to leave the model alone, until --until or until somebody"
                            + " releases it. People still can: rollback, suspend, revoke.",
            mixinStandardHelpOptions = true)
    int hold(@Mixin DecisionOptions options, @Mixin HoldOptions held) {
        return decide(DecisionRequest.of(DecisionKind.Hold, options).withHold(held.hold()));
    }

    private static final String SCOPE =
            "this-content or same-pods; has to be chosen where other approved content has the same"
                    + " pods.";
    private static final String DIGEST = "Full content digest; default: of what is asked for.";

    private int decide(DecisionRequest request) {
        try (Connection connection = Connection.open(request.options().connection())) {
            return new DecisionDesk(connection, environment, spec.commandLine().getOut())
                    .decide(request);
        }
    }
}
