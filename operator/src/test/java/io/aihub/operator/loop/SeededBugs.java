package io.aihub.operator.loop;

import java.util.List;

/** Lines of the loop made wrong, each as somebody could write it. */
final class SeededBugs {
    private static final String OPERATOR = "operator/src/main/java/io/aihub/operator/";
    private static final String DECISION = "decisions/src/main/java/io/aihub/decision/";

    static final List<SeededBug> ALL =
            List.of(
                    new SeededBug(
                            "a status is written over a newer one",
                            OPERATOR + "record/StatusWriter.java",
                            ".withResourceVersion(looked.getMetadata().getResourceVersion())",
                            "",
                            Stories.ROLLBACK,
                            "SecondOperator"),
                    new SeededBug(
                            "what could not be recorded is applied",
                            OPERATOR + "record/Recorder.java",
                            "return enough ? new Overtaken() : new LookAgain();",
                            "return saved;",
                            Stories.ROLLBACK,
                            "Refused[of=Apply aimodels/status, code=409]"),
                    new SeededBug(
                            "a part of an event's name is random",
                            OPERATOR + "report/EventWriter.java",
                            "telling.key(), 16)",
                            "telling.key() + System.nanoTime(), 16)",
                            Stories.ROLLBACK,
                            "Crash"),
                    new SeededBug(
                            "what an earlier process saved is not told",
                            OPERATOR + "reconcile/ModelLoop.java",
                            "reporter.catchUp(model);",
                            "",
                            Stories.ROLLBACK,
                            "AnswerLost"),
                    new SeededBug(
                            "a saved status whose answer was lost is not told",
                            OPERATOR + "reconcile/ModelLoop.java",
                            "recorder.landed(model).ifPresent(unheard -> reporter.report(model, unheard, plan));",
                            "",
                            Stories.ROLLBACK,
                            "stored=true"),
                    new SeededBug(
                            "an event that could not be written is forgotten",
                            OPERATOR + "report/Reporter.java",
                            "owe(ref, owed.since(), tellings.subList(i, tellings.size()));",
                            "",
                            Stories.BEGUN,
                            "Refused[of=Create events, code=500]"),
                    new SeededBug(
                            "a quarantine is not stored",
                            OPERATOR + "record/RevisionWriter.java",
                            "update.quarantine().map(RevisionWriter::quarantine).ifPresent(merged::quarantine);",
                            "",
                            Stories.ROLLBACK,
                            "its output drifts"),
                    new SeededBug(
                            "a quarantine that a dead process owed is forgotten",
                            DECISION + "plan/QuarantinePlanner.java",
                            ".filter(last -> last.quarantines(revision.id()))",
                            ".filter(last -> false)",
                            Stories.ROLLBACK,
                            "its output drifts / Crash"),
                    new SeededBug(
                            "counts are not stored before status tells of them",
                            OPERATOR + "reconcile/ModelLoop.java",
                            "recorder.keepEvidence(model, found, plan);",
                            "found;",
                            Stories.FEW_WINDOWS,
                            "one window / Crash"),
                    new SeededBug(
                            "what snapshots have to remember is not written",
                            OPERATOR + "reconcile/ModelLoop.java",
                            "refused = recorder.remember(seen, plan);",
                            "",
                            Stories.ROLLBACK,
                            ""),
                    new SeededBug(
                            "pods go although traffic could not be moved",
                            OPERATOR + "apply/WorkloadWriter.java",
                            "moved ? Set.of() : stillAnswering(wanted, actual)",
                            "Set.of()",
                            Stories.ROLLBACK,
                            "Denied[of=Apply services"),
                    new SeededBug(
                            "a stop waits for an object that is refused",
                            OPERATOR + "apply/WorkloadWriter.java",
                            "attempts.insist(() -> objects.scaleToZero(there.get()));",
                            "",
                            Stories.STOP,
                            "Denied[of=Apply deployments"),
                    new SeededBug(
                            "a stop waits for a status that is refused",
                            OPERATOR + "reconcile/ModelLoop.java",
                            "unrecorded.refused(model, seen, plan, refused);",
                            "",
                            Stories.STOP,
                            "a person suspends / Denied[of=Apply aimodels/status"),
                    new SeededBug(
                            "who patches in a loop keeps a stop from its pods",
                            OPERATOR + "reconcile/ModelLoop.java",
                            "unrecorded.stop(live.get(), seen, plan);",
                            "",
                            Stories.STOP,
                            "a person suspends / Denied[of=Apply aimodels/status, code=409"),
                    new SeededBug(
                            "a stop that was lifted is not remembered as lifted",
                            OPERATOR + "record/StatusMapping.java",
                            "Stream.concat(holding, lifted)",
                            "holding",
                            Stories.STOP,
                            "a person resumes"),
                    new SeededBug(
                            "an object of somebody else is taken over",
                            OPERATOR + "apply/ObjectWriter.java",
                            "if (!Ownership.owns(model, live)) {",
                            "if (live.getMetadata() == null) {",
                            Stories.TAKEN,
                            "its approval"));

    private SeededBugs() {}
}
