package io.aihub.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar. */
public final class AihubVersion implements IVersionProvider {

    /** For example {@code 0.1.0}; {@code development} outside a jar. */
    public static String text() {
        return Optional.ofNullable(AihubVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** What {@code aihub --version} prints. */
    @Override
    public String[] getVersion() {
        return new String[] {"aihub " + text()};
    }
}
