package io.aihub.operator.loop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * One line of the product made wrong, to see that a plan notices.
 *
 * @param name what is wrong
 * @param file with the line, under the repository's root
 * @param right the line's text as it is; stands once in the file
 * @param wrong what it is made to be
 * @param story whose plans notice
 * @param first text of the plans that are likely to notice; the others of the story come after
 */
record SeededBug(String name, String file, String right, String wrong, Story story, String first) {
    /** Surefire starts a jar that names the class path. */
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private static final Path ROOT = Path.of(System.getProperty("aihub.root", ".."));

    /** The product with this bug in it. */
    Loader compiled(Path folder) {
        try {
            String source = Files.readString(ROOT.resolve(file));
            int at = source.indexOf(right);
            if (at < 0 || source.indexOf(right, at + 1) >= 0) {
                throw new AssertionError(name + ": stands not once in " + file + ": " + right);
            }
            Path changed = folder.resolve(Path.of(file).getFileName());
            Files.writeString(changed, source.replace(right, wrong));
            Path classes = Files.createDirectories(folder.resolve("classes"));
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            int outcome =
                    compiler.run(
                            null,
                            null,
                            null,
                            "-nowarn",
                            "-parameters",
                            "-proc:none",
                            "-cp",
                            CLASS_PATH,
                            "-d",
                            classes.toString(),
                            changed.toString());
            if (outcome != 0) {
                throw new AssertionError(name + ": does not compile");
            }
            return new Loader(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the product and its harness anew, the changed class before the one as it is. */
    static final class Loader extends URLClassLoader {
        private static final List<String> ANEW =
                List.of("io.aihub.operator.", "io.aihub.decision.", "io.aihub.dossier.");

        Loader(Path changed) {
            super(urls(changed), Loader.class.getClassLoader());
        }

        private static URL[] urls(Path changed) {
            List<URL> urls = new ArrayList<>();
            try {
                urls.add(changed.toUri().toURL());
                for (String entry : CLASS_PATH.split(File.pathSeparator)) {
                    urls.add(Path.of(entry).toUri().toURL());
                }
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (ANEW.stream().noneMatch(name::startsWith)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
