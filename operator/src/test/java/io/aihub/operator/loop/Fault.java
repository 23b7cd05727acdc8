package io.aihub.operator.loop;

/** One thing that goes wrong in one step of a story. */
sealed interface Fault {

    /** When a process dies around one of its requests. */
    enum Moment {
        NotSent,
        Answered,
        AnswerLost
    }

    /**
     * The process dies and another one starts on what the server holds.
     *
     * @param write the how-manieth write of the step, from 1
     */
    record Crash(int write, Moment moment) implements Fault {}

    /**
     * The server refuses one write.
     *
     * @param of the class of write, of which the first in the step is refused
     * @param code of the answer
     */
    record Refused(String of, int code) implements Fault {}

    /**
     * The server refuses every write of a class as long as the step lasts.
     *
     * @param code of the answer
     */
    record Denied(String of, int code) implements Fault {}

    /**
     * One write times out, and the process lives on.
     *
     * @param write the how-manieth write of the step, from 1
     * @param stored whether the server had stored it
     */
    record TimedOut(int write, boolean stored) implements Fault {}

    /**
     * What is told of a kind comes late during the step.
     *
     * @param events that are always held back
     */
    record Late(String plural, int events) implements Fault {}

    /** Every change of a kind is told twice. */
    record Twice(String plural) implements Fault {}

    /** Two changes of different objects of a kind are told in the wrong order. */
    record Swapped(String plural) implements Fault {}

    /**
     * A second operator, whose caches stand as they were before the step, makes passes between
     * those of the first. When the step is over its caches are in sync again before it goes on.
     */
    record SecondOperator() implements Fault {}
}
