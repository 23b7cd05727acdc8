package io.aihub.operator.client;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Reads an object that the schema would have refused, say one stored under an older schema: a value
 * that cannot be read is absent, which a rule then finds. Failing instead would fail the whole list
 * that it came in, and so delay every other model.
 */
@Singleton
class LenientReading implements KubernetesClientObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);
        mapper.addHandler(new Unreadable());
        mapper.registerModule(
                new SimpleModule("shared-texts").addDeserializer(String.class, new StringPool()));
    }

    private static final class Unreadable extends DeserializationProblemHandler {
        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, String problem) {
            return null;
        }

        @Override
        public Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> target, Number value, String problem) {
            return null;
        }
    }
}
