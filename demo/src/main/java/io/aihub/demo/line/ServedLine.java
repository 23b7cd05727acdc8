package io.aihub.demo.line;

import io.aihub.cli.view.FieldPath;
import io.aihub.demo.story.Clinic.Answering;
import io.aihub.demo.story.Clinic.Traffic;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which version answers the client.
 *
 * @param version it
 * @param connections which connections are looked at
 * @param atMost longest time from the last recorded action to the first answer; then the answer
 *     must also not come before that record
 */
record ServedLine(String version, Connections connections, Optional<Duration> atMost)
        implements Line {
    /** Which connections. */
    enum Connections {
        New,
        KeptAlive
    }

    private static final FieldPath ACTED = FieldPath.of("status.lastAction.at");

    @Override
    public String expected() {
        return "version "
                + version
                + " answers over "
                + connections
                + " connections"
                + atMost.map(d -> " within " + seconds(d) + " of the decision").orElse("");
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = new StoryObjects(scenery);
        Traffic traffic = scenery.stage().clinic().traffic();
        String model = scenery.story().model();
        return () -> {
            Optional<Answering> now =
                    connections == Connections.New
                            ? traffic.onNewConnections()
                            : traffic.onKeptConnections();
            if (now.filter(answering -> answering.version().equals(version)).isEmpty()) {
                return Sighting.notYet(now.map(Answering::version).orElse("nobody") + " answers");
            }
            return atMost.map(limit -> timed(objects, model, now.get().since(), limit))
                    .orElseGet(() -> Sighting.seen(version + " answers"));
        };
    }

    private static Sighting timed(
            StoryObjects objects, String model, Instant answered, Duration limit) {
        String at = objects.find("AIModel", model).map(ACTED::text).orElse("");
        Duration took = Duration.between(Instant.parse(at), answered);
        if (took.isNegative()) {
            return Sighting.never(
                    "the answers changed " + seconds(took.negated()) + " before the record");
        }
        return took.compareTo(limit) <= 0
                ? Sighting.seen(seconds(took))
                : Sighting.never("it took " + seconds(took));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
