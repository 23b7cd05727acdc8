package io.aihub.cli;

import java.io.Console;
import java.util.Optional;

/** The person at the keyboard, if there is one. */
public interface Prompt {

    /** The answer to a question; absent when nobody is there to be asked. */
    Optional<String> ask(String question);

    /** The console of this process: absent when input or output is not a terminal. */
    static Prompt ofProcess() {
        Optional<Console> console = console();
        return question -> console.map(there -> there.readLine("%s", question)).map(String::strip);
    }

    /** Whether somebody is there: since Java 22 a console alone no longer says so. */
    static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Prompt::isTerminal);
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException expected) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
