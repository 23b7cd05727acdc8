package io.aihub.cli.check;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what an API server and the gate would find in files, before anybody applies them. */
@Command(
        name = "check",
        description = {
            "Check manifests offline: schema, validation rules, register rules and policy.",
            "Policies, profiles and namespaces among the files apply to the models. kubectl's own"
                    + " dry run shows none of the register's findings."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing blocks", "1:a finding blocks", "2:something cannot be read"})
public final class CheckCommand implements Callable<Integer> {
    private final Clock clock;
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|FOLDER",
            arity = "1..*",
            description = "YAML or JSON; of a folder, all below it.")
    private List<Path> files;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "A GovernancePolicy that applies, beside those among the files.")
    private Optional<Path> policy;

    @Option(
            names = "--output",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; json is one object a line.")
    private OutputForm output;

    public CheckCommand(Clock clock) {
        this.clock = clock;
    }

    /** Prints what was found, and answers with the exit code. */
    @Override
    public Integer call() {
        List<CheckResult.Unread> unreadable = new ArrayList<>();
        List<Manifest> objects = new ArrayList<>();
        List<Path> found = ManifestFiles.of(files);
        found.forEach(file -> objects.addAll(read(file, unreadable)));
        List<Manifest> beside = policy.map(file -> read(file, unreadable)).orElse(List.of());
        ManifestCheck check = ManifestCheck.of(objects, beside, clock.instant());
        List<CheckedObject> checked =
                objects.stream().filter(Manifest::isOurs).map(check::check).toList();
        CheckResult result =
                new CheckResult(checked, unreadable, found.size(), objects.size() - checked.size());
        var out = spec.commandLine().getOut();
        output.lines(result).forEach(out::println);
        out.flush();
        var err = spec.commandLine().getErr();
        output.errors(result).forEach(err::println);
        err.flush();
        return result.exitCode();
    }

    private static List<Manifest> read(Path file, List<CheckResult.Unread> unreadable) {
        try {
            return ManifestReader.read(file);
        } catch (UnreadableFile e) {
            unreadable.add(new CheckResult.Unread(file.toString(), e.line(), e.getMessage()));
            return List.of();
        }
    }
}
