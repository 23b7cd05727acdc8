package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Data protection references. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Privacy(
        @JsonPropertyDescription("Controller.") @Size(max = 200) String controller,
        @JsonPropertyDescription("Joint controllers.") @Size(max = 16)
                List<@Size(max = 200) String> jointControllers,
        @JsonPropertyDescription("Processor.") @Size(max = 200) String processor,
        @JsonPropertyDescription("Legal basis of the processing.") LegalBasis legalBasis,
        @JsonPropertyDescription("Entry in the record of processing.") @Size(max = 500)
                String ropaRef,
        @JsonPropertyDescription("Data protection impact assessment.") Dpia dpia,
        @JsonPropertyDescription("Transfers to other countries.") @Size(max = 32)
                List<Transfer> transfers) {}
