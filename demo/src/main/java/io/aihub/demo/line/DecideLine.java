package io.aihub.demo.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.cli.view.FieldPath;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;
import io.aihub.dossier.content.ContentSnapshot;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Locale;
import java.util.Optional;

/**
 * A person decides, on the content asked for or on the one that serves. It waits until status shows
 * the digest of that content, as a person would have to.
 *
 * @param decision what
 * @param role in which
 * @param by whom
 * @param reason why
 * @param on the content
 * @param model another model than the story's
 */
record DecideLine(
        DecisionKind decision,
        String role,
        String by,
        String reason,
        Optional<WhichContent> on,
        Optional<String> model)
        implements Line {
    /** Which content. */
    enum WhichContent {
        Asked,
        Serving
    }

    private static final int DIGITS = 8;
    private static final FieldPath SHOWN = FieldPath.of("status.contentDigest");
    private static final FieldPath SERVING = FieldPath.of("status.serving.revision");
    private static final FieldPath STORED = FieldPath.of("spec.contentDigest");

    @Override
    public String expected() {
        return decision + " by " + by + " as " + role;
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = StoryObjects.of(scenery, by);
        String name = model.orElse(scenery.story().model());
        return () -> {
            JsonNode object = objects.find("AIModel", name).orElseThrow();
            Optional<String> digest =
                    on.orElse(WhichContent.Asked) == WhichContent.Asked
                            ? asked(object)
                            : serving(objects, object);
            if (digest.isEmpty()) {
                return Sighting.notYet("status does not show the digest yet");
            }
            objects.create(decision(name, digest.get(), object));
            return Sighting.seen(decision + " by " + by + " as " + role + " on " + digest.get());
        };
    }

    private static Optional<String> asked(JsonNode object) {
        AIModel typed = Serialization.unmarshal(object.toString(), AIModel.class);
        String now = ContentSnapshot.of(typed).contentDigest();
        return Optional.of(SHOWN.text(object)).filter(now::equals);
    }

    private static Optional<String> serving(StoryObjects objects, JsonNode object) {
        return Optional.of(SERVING.text(object))
                .filter(name -> !name.isEmpty())
                .flatMap(name -> objects.find("ModelRevision", name))
                .map(STORED::text);
    }

    /** The name follows from the content, so that trying again makes no second decision. */
    private ObjectNode decision(String name, String digest, JsonNode object) {
        String start = digest.substring(digest.indexOf(':') + 1).substring(0, DIGITS);
        String word = decision.name().toLowerCase(Locale.ROOT);
        String who = by.replaceAll("[^a-z0-9].*", "");
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("apiVersion", "aihub.io/v1alpha1").put("kind", "ModelDecision");
        tree.putObject("metadata").put("name", String.join("-", name, word, role, who, start));
        ObjectNode spec = tree.putObject("spec");
        spec.put("model", name).put("contentDigest", digest).put("decision", decision.name());
        spec.put("riskClass", object.at("/spec/risk/class").asText());
        spec.put("role", role).put("reason", reason);
        spec.putObject("approver").put("username", by);
        return tree;
    }
}
