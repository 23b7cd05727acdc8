package io.aihub.cli;

import io.aihub.api.v1alpha1.DecisionKind;
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
                    Optional<String> digest) {
        return decide(DecisionRequest.of(DecisionKind.Revoke, options).withDigest(digest));
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

    private static final String DIGEST = "Full content digest; default: of what is asked for.";

    private int decide(DecisionRequest request) {
        try (Connection connection = Connection.open(request.options().connection())) {
            return new DecisionDesk(connection, environment, spec.commandLine().getOut())
                    .decide(request);
        }
    }
}
