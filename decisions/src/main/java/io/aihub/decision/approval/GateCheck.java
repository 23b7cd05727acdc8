package io.aihub.decision.approval;

/** One named check of the gate. It adds every cause and finding of its matter, never only one. */
@FunctionalInterface
interface GateCheck {
    void judge(CaseFile file, Ruling ruling);
}
