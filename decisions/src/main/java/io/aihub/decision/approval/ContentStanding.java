package io.aihub.decision.approval;

/** How the judged content relates to what the model's owner asks for. */
public enum ContentStanding {
    /** It is what the spec asks for. */
    AskedFor,
    /** It is the content of an earlier revision. */
    Former
}
