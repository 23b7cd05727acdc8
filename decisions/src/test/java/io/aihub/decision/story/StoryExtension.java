package io.aihub.decision.story;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each story its {@link Worlds}: the class that the configuration parameter {@link #WORLDS}
 * names, {@link Lives} where none is named. One instance serves a whole run and is closed after it;
 * the worlds of a story end with the story.
 */
public final class StoryExtension implements ParameterResolver, AfterEachCallback {
    /** Name of the configuration parameter. */
    public static final String WORLDS = "aihub.story.worlds";

    private static final Namespace HERE = Namespace.create(StoryExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Worlds.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String name = context.getConfigurationParameter(WORLDS).orElse(Lives.class.getName());
        Worlds worlds =
                context.getRoot()
                        .getStore(HERE)
                        .getOrComputeIfAbsent(name, StoryExtension::make, Worlds.class);
        Told told = new Told(worlds, new ArrayList<>());
        context.getStore(HERE).put(Told.class, told);
        return told;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Told told = context.getStore(HERE).remove(Told.class, Told.class);
        if (told != null) {
            told.begun().forEach(World::end);
        }
    }

    private static Worlds make(String name) {
        try {
            return (Worlds) Class.forName(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no worlds can be made by " + name, e);
        }
    }

    /** The worlds of one story. */
    private record Told(Worlds worlds, List<World> begun) implements Worlds {
        @Override
        public World of(Version first) {
            World world = worlds.of(first);
            begun.add(world);
            return world;
        }
    }
}
