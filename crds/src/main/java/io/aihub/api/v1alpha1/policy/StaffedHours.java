package io.aihub.api.v1alpha1.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** When the hub is staffed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StaffedHours(
        @JsonPropertyDescription("Days of the week.") @Size(max = 7) List<Day> days,
        @JsonPropertyDescription("Start, as HH:MM.") @Size(max = 5) @Pattern(Patterns.CLOCK)
                String from,
        @JsonPropertyDescription("End, as HH:MM.") @Size(max = 5) @Pattern(Patterns.CLOCK)
                String to,
        @JsonPropertyDescription("Time zone.") @Size(max = 63) String timeZone) {
    /** A day of the week. */
    public enum Day {
        Monday,
        Tuesday,
        Wednesday,
        Thursday,
        Friday,
        Saturday,
        Sunday
    }
}
