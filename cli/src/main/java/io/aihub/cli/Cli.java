package io.aihub.cli;

import io.aihub.cli.check.CheckCommand;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import picocli.CommandLine;

/** Puts the commands together. */
public final class Cli {
    private Cli() {}

    /** All commands, ready to execute. */
    public static CommandLine commandLine(Environment environment) {
        return answering(
                new CommandLine(new AihubCommand(environment))
                        .addSubcommand(new CheckCommand(environment.clock()))
                        .addSubcommand("demo", demo()));
    }

    /** Whatever options are meant for the demo, what is answered is where it is. */
    private static CommandLine demo() {
        return new CommandLine(new DemoPointer()).setUnmatchedArgumentsAllowed(true);
    }

    /**
     * These commands, which say in one line why one of them is refused, or that the API server
     * cannot be reached.
     */
    public static CommandLine answering(CommandLine commands) {
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    }

    private static int failed(Exception e, CommandLine command) throws Exception {
        Optional<String> message = message(e);
        if (message.isEmpty()) {
            throw e;
        }
        command.getErr().println("error: " + message.get());
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static Optional<String> message(Exception e) {
        if (e instanceof CommandRefusal) {
            return Optional.of(e.getMessage());
        }
        if (e instanceof KubernetesClientException failure) {
            return Optional.of(ofServer(failure));
        }
        return Optional.empty();
    }

    private static String ofServer(KubernetesClientException failure) {
        if (failure.getStatus() != null && failure.getStatus().getMessage() != null) {
            return "the API server refused: " + failure.getStatus().getMessage();
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return "the API server cannot be reached: "
                + cause.getMessage()
                + "; check --kubeconfig, --context or the KUBECONFIG variable";
    }
}
