package io.aihub.e2e.rig;

/**
 * What a program said.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record ProcessOutput(int code, String out, String err) {

    /** Its output, when it succeeded. */
    public String orFail() {
        if (code != 0) {
            throw new IllegalStateException("exit code " + code + ": " + err + out);
        }
        return out;
    }
}
