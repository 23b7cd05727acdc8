package io.aihub.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import io.aihub.cli.AihubVersion;
import io.aihub.cli.CommandRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Has Jib lay the operator's files upon a base.
 *
 * @param base what they are laid upon
 * @param labels of the image
 * @param cache of layers, empty before the build
 */
record JibBuild(BaseImage base, Map<String, String> labels, Path cache) {
    /** No one in particular, by number, so that a kubelet sees that it is not root. */
    static final String USER = "65532:65532";

    static final int HTTP = 8080;

    /**
     * Writes an OCI layout as a tar.
     *
     * @throws CommandRefusal when the base can't be had
     */
    JibContainer write(OperatorFiles files, SourceState source, ImageReference name, Path tar)
            throws IOException {
        try {
            return from().setFormat(ImageFormat.OCI)
                    .setFileEntriesLayers(ImageLayers.of(files))
                    .setWorkingDirectory(ImageLayers.HOME)
                    .setEntrypoint(entrypoint(files))
                    .setProgramArguments(List.of())
                    .setUser(USER)
                    .setExposedPorts(Port.tcp(HTTP))
                    .setLabels(labels)
                    .setCreationTime(source.date())
                    .containerize(
                            Containerizer.to(TarImage.at(tar).named(name))
                                    .setToolName("aihub image")
                                    .setToolVersion(AihubVersion.text())
                                    .setBaseImageLayersCache(cache.resolve("base"))
                                    .setApplicationLayersCache(cache.resolve("application")));
        } catch (InvalidImageReferenceException
                | RegistryException
                | CacheDirectoryCreationException
                | ExecutionException e) {
            throw new CommandRefusal("the image can't be built: " + words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefusal("interrupted");
        }
    }

    /**
     * Java itself, which PATH finds in any base. What follows from how the image is made stands
     * here; what can be chosen (memory, collector, compilers) is the chart's {@code javaOptions}.
     */
    private List<String> entrypoint(OperatorFiles files) throws IOException {
        List<String> words = new ArrayList<>(List.of("java"));
        if (base instanceof BaseImage.Built built && built.warnsOfUnsafe()) {
            words.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (Files.exists(files.folder().resolve(ClassArchive.NAME))) {
            words.add("-XX:SharedArchiveFile=" + ImageLayers.HOME.resolve(ClassArchive.NAME));
        }
        // Quarkus' own launcher sets it, before anything can log.
        words.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        words.addAll(List.of("-jar", ImageLayers.HOME.resolve(LaunchJar.NAME).toString()));
        return words;
    }

    private static String words(Exception e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    private JibContainerBuilder from() throws InvalidImageReferenceException {
        if (base instanceof BaseImage.Built built) {
            return Jib.from(TarImage.at(built.tar()));
        }
        if (base instanceof BaseImage.Saved saved) {
            return Jib.from(TarImage.at(saved.tar()));
        }
        ImageReference reference = ImageReference.parse(((BaseImage.Named) base).reference());
        return Jib.from(
                RegistryImage.named(reference)
                        .addCredentialRetriever(
                                CredentialRetrieverFactory.forImage(reference, event -> {})
                                        .dockerConfig()));
    }
}
