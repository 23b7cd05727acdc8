package io.aihub.sandbox.apiserver;

/**
 * Lets a test stand between a client and the effect of its writes. Both methods are called on the
 * request's thread while no other client's write is handled, so a hook may read through a client
 * but must not write through one.
 */
public interface WriteHook {

    /** What happens next to a request. */
    sealed interface Verdict {
        /** Nothing unusual. */
        record Proceed() implements Verdict {}

        /** The connection is closed without an answer. */
        record DropConnection() implements Verdict {}

        /**
         * A Status with this code and reason is the answer.
         *
         * @param code for example 409, 500 or 503
         * @param reason for example {@code Conflict}
         */
        record Respond(int code, String reason) implements Verdict {}

        /** Nothing unusual. */
        static Verdict proceed() {
            return new Proceed();
        }

        /** The connection is closed without an answer. */
        static Verdict dropConnection() {
            return new DropConnection();
        }

        /** A Status with this code and reason is the answer. */
        static Verdict respond(int code, String reason) {
            return new Respond(code, reason);
        }
    }

    /** Before the write is applied; anything but Proceed means it never is. */
    default Verdict before(WriteRequest request) {
        return Verdict.proceed();
    }

    /** After it was applied (or refused) and before the client hears of it. */
    default Verdict after(WriteRequest request, WriteResult result) {
        return Verdict.proceed();
    }
}
