package io.aihub.e2e.access;

/**
 * What the API server answered.
 *
 * @param code HTTP status
 * @param message of a refusal; empty otherwise
 */
record AccessAnswer(int code, String message) {
    private static final String BY_POLICY = "ValidatingAdmissionPolicy '";
    private static final String DENIED = " denied request: ";

    /** As a cell of the table. */
    String word() {
        if (code < 300) {
            return "yes";
        }
        if (isByPolicy()) {
            return "policy";
        }
        return switch (code) {
            case 403 -> "no";
            case 422 -> "schema";
            default -> Integer.toString(code);
        };
    }

    /** Whether an admission policy refused, and RBAC did not. */
    boolean isByPolicy() {
        return code == 403 && message.contains(BY_POLICY);
    }

    /** What the policy said, without what the API server puts before it. */
    String words() {
        int at = message.indexOf(DENIED);
        return isByPolicy() && at >= 0 ? message.substring(at + DENIED.length()) : message;
    }
}
