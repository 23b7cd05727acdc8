package io.aihub.cli;

import java.io.Console;
import java.util.Optional;

/** The person at the keyboard, if there is one. */
public interface Terminal {

    /** The answer to a question; absent when nobody is there to be asked. */
    Optional<String> ask(String question);

    /** The console of this process: absent when input or output is not a terminal. */
    static Terminal ofProcess() {
        Console console = System.console();
        return question ->
                Optional.ofNullable(console)
                        .map(there -> there.readLine("%s", question))
                        .map(String::strip);
    }
}
