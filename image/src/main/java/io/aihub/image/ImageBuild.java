package io.aihub.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import io.aihub.cli.AihubVersion;
import io.aihub.cli.CommandRefusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One build of the image. */
record ImageBuild(ImageRequest request, BaseImage base) {
    private static final String LABEL = "org.opencontainers.image.";

    /**
     * What was built.
     *
     * @param name in full
     * @param digest of its manifest
     */
    record Built(String name, String digest) {}

    /**
     * Writes the tar, and the list of its content.
     *
     * @throws CommandRefusal when something is missing; the message says what to do
     */
    Built run() throws IOException {
        ImageReference name = name();
        Files.createDirectories(request.output().getParent());
        OperatorFiles files = lay();
        SourceState source = SourceState.of(request.home());
        Path layout = request.work().resolve("layout.tar");
        // Jib tells layers apart by the dates of files, which are all the same here: no layer is
        // taken from a build before.
        new JibBuild(base, labels(source), request.work().resolve("layers"))
                .write(files, source, name, layout);
        String digest = PortableArchive.write(layout, name, request.output());
        Files.delete(layout);
        Path resolved = request.home().resolve("operator/target/bom.json");
        if (!Files.isRegularFile(resolved)) {
            throw new CommandRefusal(
                    "no list of the operator's libraries at " + resolved + "; mvn -Pimage package");
        }
        BillOfMaterials.of(resolved).write(files, base, digest, request.billOfMaterials());
        return new Built(PortableArchive.full(name), digest);
    }

    /** The operator's files as they will lie in the image. */
    private OperatorFiles lay() throws IOException {
        clear(request.work());
        OperatorFiles files =
                request.operator()
                        .copyTo(request.work().resolve("app"), new JarRewrite(request.home()));
        LaunchJar.write(files);
        if (base instanceof BaseImage.Built built) {
            Path list = request.home().resolve("image/classes");
            ClassArchive.write(built, files, ClassList.read(list));
        }
        return files;
    }

    private ImageReference name() {
        try {
            return ImageReference.parse(request.name());
        } catch (InvalidImageReferenceException e) {
            throw new CommandRefusal(
                    request.name() + " is no name of an image, such as registry.example.org/a/b:1");
        }
    }

    private Map<String, String> labels(SourceState source) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(LABEL + "title", "aihub-operator");
        labels.put(LABEL + "version", AihubVersion.text());
        labels.put(LABEL + "licenses", "Apache-2.0");
        source.revision().ifPresent(revision -> labels.put(LABEL + "revision", revision));
        request.source().ifPresent(url -> labels.put(LABEL + "source", url));
        return labels;
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(ImageBuild::delete);
            }
        }
        Files.createDirectories(folder);
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
