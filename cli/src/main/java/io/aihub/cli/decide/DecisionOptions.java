package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.decision.DocumentRead;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every decision needs. */
public final class DecisionOptions {
    @Parameters(paramLabel = "NAME", description = "Name of the AIModel.")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            description = "Role in which you decide, for example clinical-safety.")
    private String role = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, in words an auditor understands.")
    private String reason = "";

    @Option(
            names = "--until",
            paramLabel = "WHEN",
            description = "End of validity: 2027-11-01T00:00:00Z, or a time from now: 365d, 72h.")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "USERNAME",
            description =
                    "Identity to declare; counts only where the policy says admission:"
                            + " NotRequired. Default: who you are to the API server.")
    private Optional<String> as = Optional.empty();

    @Option(
            names = "--basis",
            paramLabel = "REF[@VERSION]",
            description = "Document that was read; may be given several times.")
    private List<String> basis = List.of();

    @Option(
            names = "--incident",
            paramLabel = "REF",
            description = "Incident that led to it; break-glass needs one.")
    private Optional<String> incident = Optional.empty();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin private ConnectionOptions connection = new ConnectionOptions();

    String name() {
        return name;
    }

    String role() {
        return role;
    }

    String reason() {
        return reason;
    }

    Optional<String> until() {
        return until;
    }

    Optional<String> as() {
        return as;
    }

    /** Documents that were read, each with its version where one was given. */
    List<DocumentRead> basis() {
        return basis.stream().map(DecisionOptions::document).toList();
    }

    private static DocumentRead document(String text) {
        int at = text.lastIndexOf('@');
        return at <= 0
                ? new DocumentRead(text, null)
                : new DocumentRead(text.substring(0, at), text.substring(at + 1));
    }

    Optional<String> incident() {
        return incident;
    }

    boolean yes() {
        return yes;
    }

    /** Which cluster and namespace. */
    public ConnectionOptions connection() {
        return connection;
    }
}
