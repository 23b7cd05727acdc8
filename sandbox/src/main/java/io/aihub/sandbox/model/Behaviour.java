package io.aihub.sandbox.model;

/** How a server behaves; all but the first are faults to try the operator with. */
public enum Behaviour {
    /** As it should. */
    Serves,
    /** Health answers, every other request is accepted and never answered. */
    NeverAnswers,
    /** Health answers, every other request gets 200 and bytes that mean nothing. */
    AnswersGarbage,
    /** Alive, readiness and inference answer 503. */
    NotReady
}
