package io.aihub.demo.crash;

import io.aihub.demo.line.Vocabulary;
import io.aihub.demo.story.Story;
import io.aihub.demo.story.Story.Scene;
import io.aihub.demo.story.StoryReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The demo's story with patience for an operator that is away for some seconds at a time: no data
 * may last longer, a breach may come later after the switch, and traffic that a killed process was
 * about to move waits for the next one. The long quiet of the demo is cut short; here the
 * projection proves that nothing flapped. What other patients do to the output is waited for: how
 * many windows that takes depends on those that a killed process lost.
 *
 * @param noDataFor how long counts may stay away, for example {@code 120s}; when the story has
 *     shown what follows then, they may for longer
 * @param within how many times as long as in the demo a step may take, at least 1
 */
public record CrashStory(String noDataFor, int within) {
    private static final String EVER_AFTER = "10m\n";

    private static final String ALERT =
            "      - events: {reason: InputDriftAlert, about: d-dimer-input,";
    private static final String OUTPUT =
            "      - status: {path: \"signals[pe-probability-output].state\", is: Breached}\n"
                    + "        say: \"\"\n";

    /** These scenes of it, or all where none is named. */
    public Story of(Set<String> scenes) throws IOException {
        String yaml;
        try (var in = Vocabulary.class.getResourceAsStream("/demo/story.yaml")) {
            yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Story whole = new StoryReader(Vocabulary.words()).read(patient(yaml));
        return new Story(
                whole.title(),
                whole.tells(),
                whole.namespace(),
                whole.model(),
                whole.people(),
                whole.objects(),
                whole.scenes().stream()
                        .filter(scene -> scenes.isEmpty() || scenes.contains(scene.id()))
                        .map(this::patient)
                        .toList());
    }

    private String patient(String yaml) {
        String window = "      spec.monitoring.signals[*].window: 1s\n";
        String loosened = "  version-2.0.3-loosened:\n    like: version-2.0.3\n    set:\n";
        String text = changed(yaml, "windows: 20,", "windows: 4,");
        text = changed(text, ALERT, OUTPUT + ALERT);
        text = changed(text, "noDataFor: 5s", "noDataFor: " + noDataFor);
        text = changed(text, "atMost: 5s", "atMost: 60s");
        text = changed(text, loosened, loosened + "      spec.monitoring.noDataFor: " + EVER_AFTER);
        return changed(
                text, window, window + "      spec.monitoring.signals[*].breachWindows.of: 20\n");
    }

    private static String changed(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalStateException("the story no longer says " + from);
        }
        return text.replace(from, to);
    }

    private Scene patient(Scene scene) {
        return new Scene(
                scene.id(), scene.title(), scene.within().multipliedBy(within), scene.lines());
    }
}
