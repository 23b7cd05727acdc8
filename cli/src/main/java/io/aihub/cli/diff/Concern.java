package io.aihub.cli.diff;

import java.util.List;

/** What a change is about; what matters most to a patient comes first. */
public enum Concern {
    Purpose("what it is for"),
    Risk("risk and oversight"),
    Loosened("loosened"),
    Pods("what runs"),
    Data("data and evidence"),
    Other("other terms");

    private static final List<String> PURPOSE =
            List.of(
                    "intendedPurpose",
                    "outOfScopeUse",
                    "clinicalDomain",
                    "autonomy",
                    "stage",
                    "hosting",
                    "languages");
    private static final List<String> RISK = List.of("risk", "regulatory", "oversight");
    private static final List<String> PODS = List.of("version", "artifact", "serving");
    private static final List<String> DATA = List.of("lineage", "privacy", "evidence");

    private final String words;

    Concern(String words) {
        this.words = words;
    }

    /** The concern as a heading. */
    public String words() {
        return words;
    }

    /** The concern of a field that is neither loosened nor tightened. */
    static Concern of(String path) {
        String block = path.split("[.\\[]", 2)[0];
        if (PURPOSE.contains(block)) {
            return Purpose;
        }
        if (RISK.contains(block)) {
            return Risk;
        }
        if (PODS.contains(block)) {
            return Pods;
        }
        return DATA.contains(block) ? Data : Other;
    }
}
