package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test of the plans: each line of the loop that is made wrong is noticed by one of them. */
@Tag("plans")
class SeededBugsTest {
    /** Plans of the bug's story that are tried at most. */
    private static final int MOST = 30;

    @TempDir Path folder;

    private record Found(SeededBug bug, Optional<FaultPlan> by, String difference) {}

    @Test
    void every_seeded_bug_is_found_by_a_plan() throws Exception {
        List<FaultPlan> plans =
                FaultPlans.rehearsed(SeededBugs.ALL.stream().map(SeededBug::story).toList()).all();
        List<Found> all = new ArrayList<>();
        for (SeededBug bug : SeededBugs.ALL) {
            Found found = find(bug, plans);
            all.add(found);
            System.out.printf(
                    "%s | %s | %s%n",
                    bug.name(),
                    found.by().map(FaultPlan::toString).orElse("not found"),
                    found.difference());
        }
        long found = all.stream().filter(one -> one.by().isPresent()).count();
        System.out.printf("seeded bugs: %d of %d found%n", found, all.size());
        assertThat(all).allMatch(one -> one.by().isPresent());
        assertThat(all).hasSizeGreaterThanOrEqualTo(12);
    }

    private Found find(SeededBug bug, List<FaultPlan> plans) throws Exception {
        List<FaultPlan> ofStory =
                plans.stream().filter(p -> p.rehearsal().story().equals(bug.story())).toList();
        List<FaultPlan> order = new ArrayList<>(ofStory);
        order.sort(Comparator.comparing(plan -> !plan.toString().contains(bug.first())));
        Path place = Files.createTempDirectory(folder, "bug");
        try (SeededBug.Loader wrong = bug.compiled(place)) {
            for (FaultPlan plan : order.subList(0, Math.min(MOST, order.size()))) {
                List<String> differences = play(wrong, plan, ofStory.indexOf(plan));
                if (!differences.isEmpty()) {
                    return new Found(bug, Optional.of(plan), differences.get(0));
                }
            }
        }
        return new Found(bug, Optional.empty(), "");
    }

    @SuppressWarnings("unchecked")
    private static List<String> play(SeededBug.Loader wrong, FaultPlan plan, int index)
            throws Exception {
        Object[] arguments = DistantPlan.arguments(plan, index);
        try {
            return (List<String>)
                    wrong.loadClass(DistantPlan.class.getName())
                            .getMethod("play", Object[].class)
                            .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            // A bug may break what a plan stands on; that is noticing it too.
            return List.of(String.valueOf(e.getCause()));
        }
    }
}
