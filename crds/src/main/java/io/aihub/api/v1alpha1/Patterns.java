package io.aihub.api.v1alpha1;

/** Anchored patterns of the API's strings; the schema's formats and lengths follow from them. */
public final class Patterns {
    public static final String DIGEST = "^sha256:[a-f0-9]{64}$";
    public static final String IMAGE = "^[a-z0-9][A-Za-z0-9._:/-]*@sha256:[a-f0-9]{64}$";

    /** Of so few digits that 32 characters are a duration that every reader can hold. */
    public static final String DURATION = "^([0-9]{1,5}h|[0-9]{1,7}m|[0-9]{1,9}s|[0-9]{1,12}ms)+$";

    public static final String DECIMAL = "^-?[0-9]{1,12}(\\.[0-9]{1,12})?$";

    /** Every double, as Java writes it: edges of bins have to be read as they were measured. */
    public static final String DOUBLE = "^-?[0-9]{1,12}(\\.[0-9]{1,21})?(E-?[0-9]{1,3})?$";

    /** A quantity of bytes above nothing. */
    public static final String BYTES = "^[1-9][0-9]{0,14}(Ki|Mi|Gi|Ti|k|M|G|T)?$";

    public static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    public static final String DATE_TIME = "^[0-9T:.-]{19,30}(Z|[+-][0-9:]{5})$";
    public static final String NAME = "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";
    public static final String LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";
    public static final String MODEL_NAME = "^[a-z]([-a-z0-9]*[a-z0-9])?$";
    public static final String NAMESPACE_OR_ALL = "^(\\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)$";
    public static final String ENV = "^[A-Za-z_.-][A-Za-z0-9_.-]*$";
    public static final String PATH = "^/[A-Za-z0-9._~/-]*$";
    public static final String REASON = "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$";
    public static final String CLOCK = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

    private Patterns() {}
}
