package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.content.SnapshotReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is asked for, and every content that the operator has stored of a model. */
final class KnownContents {
    private final List<KnownContent> all = new ArrayList<>();

    KnownContents(ContentSnapshot asked, List<ModelRevision> revisions) {
        for (ModelRevision revision : revisions) {
            if (ContentSnapshot.read(revision) instanceof SnapshotReading.Intact intact) {
                all.add(new KnownContent(intact.snapshot(), Optional.of(revision)));
            }
        }
        if (of(asked.contentDigest()).isEmpty()) {
            all.add(new KnownContent(asked, Optional.empty()));
        }
    }

    /** By the full digest: two contents may share the digits of a name. */
    Optional<KnownContent> of(String digest) {
        return all.stream().filter(content -> content.digest().equals(digest)).findFirst();
    }

    Optional<KnownContent> ofRevision(String name) {
        return all.stream()
                .filter(content -> content.revision().isPresent())
                .filter(content -> content.revision().get().getMetadata().getName().equals(name))
                .findFirst();
    }

    /** Other content with an approval of its own on the same pods. */
    List<KnownContent> sharing(KnownContent content) {
        return all.stream()
                .filter(other -> !other.digest().equals(content.digest()))
                .filter(other -> other.samePods(content) && other.approved())
                .toList();
    }

    /** Other versions with the same image and artifact. */
    List<KnownContent> sameProgram(KnownContent content) {
        return all.stream().filter(other -> other.sameProgramAs(content)).toList();
    }

    /** The content from which these pods were rolled back. */
    Optional<KnownContent> rolledBack(KnownContent content) {
        return all.stream()
                .filter(other -> other.samePods(content) && other.quarantine().isPresent())
                .findFirst();
    }
}
