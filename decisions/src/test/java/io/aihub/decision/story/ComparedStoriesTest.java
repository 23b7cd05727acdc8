package io.aihub.decision.story;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** Every story can be told on two worlds at once. */
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
@ConfigurationParameter(key = StoryExtension.WORLDS, value = "io.aihub.decision.story.TwoLives")
class ComparedStoriesTest {}
