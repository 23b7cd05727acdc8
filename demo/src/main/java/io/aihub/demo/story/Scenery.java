package io.aihub.demo.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a line sees of the play: the stage, the objects of the story, and what earlier lines have
 * remembered.
 */
public final class Scenery {
    private final Story story;
    private final DemoStage stage;
    private final Props props;
    private final Clock clock;
    private final Map<String, Object> memory = new ConcurrentHashMap<>();

    public Scenery(Story story, DemoStage stage, Props props, Clock clock) {
        this.story = story;
        this.stage = stage;
        this.props = props;
        this.clock = clock;
    }

    public DemoStage stage() {
        return stage;
    }

    public Story story() {
        return story;
    }

    public Clock clock() {
        return clock;
    }

    /** An object of the story as it is to be applied. */
    public ObjectNode object(String name) {
        return props.object(name);
    }

    /** Keeps something for a later line. */
    public void remember(String name, Object value) {
        memory.put(name, value);
    }

    /**
     * What an earlier line kept.
     *
     * @throws IllegalStateException when none did
     */
    public <T> T remembered(String name, Class<T> type) {
        Object value = memory.get(name);
        if (value == null) {
            throw new IllegalStateException("no earlier line remembers " + name);
        }
        return type.cast(value);
    }
}
