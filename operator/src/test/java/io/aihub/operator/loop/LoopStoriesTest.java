package io.aihub.operator.loop;

import io.aihub.decision.story.ApprovalStoriesTest;
import io.aihub.decision.story.BrakeStoriesTest;
import io.aihub.decision.story.CrashStoriesTest;
import io.aihub.decision.story.DriftStoriesTest;
import io.aihub.decision.story.HoldStoriesTest;
import io.aihub.decision.story.QuarantineStoriesTest;
import io.aihub.decision.story.RevokedPodsStoriesTest;
import io.aihub.decision.story.SilenceStoriesTest;
import io.aihub.decision.story.StopStoriesTest;
import io.aihub.decision.story.StoryExtension;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** The stories of the decisions, told on the loop that ships and compared with it. */
@Suite(failIfNoTests = false)
@SelectClasses({
    ApprovalStoriesTest.class,
    BrakeStoriesTest.class,
    CrashStoriesTest.class,
    DriftStoriesTest.class,
    HoldStoriesTest.class,
    QuarantineStoriesTest.class,
    RevokedPodsStoriesTest.class,
    SilenceStoriesTest.class,
    StopStoriesTest.class
})
@ConfigurationParameter(key = StoryExtension.WORLDS, value = "io.aihub.operator.loop.LoopWorlds")
final class LoopStoriesTest {}
