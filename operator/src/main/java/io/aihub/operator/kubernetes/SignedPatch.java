package io.aihub.operator.kubernetes;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** How the operator signs its patches, so that the API server knows which fields are its own. */
public final class SignedPatch {
    private SignedPatch() {}

    /** Server-side apply; a field that somebody else took is taken back. */
    public static PatchContext apply() {
        return signed(PatchType.SERVER_SIDE_APPLY).withForce(true).build();
    }

    /** A patch of another type. */
    public static PatchContext of(PatchType type) {
        return signed(type).build();
    }

    private static PatchContext.Builder signed(PatchType type) {
        return new PatchContext.Builder().withPatchType(type).withFieldManager(Labels.OPERATOR);
    }
}
