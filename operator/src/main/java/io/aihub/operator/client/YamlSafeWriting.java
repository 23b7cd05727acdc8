package io.aihub.operator.client;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Writes the characters that JSON allows and YAML forbids as escapes (YAML 1.2, 5.1: U+007F, C1
 * controls, U+FEFF, U+FFFE, U+FFFF): the API server reads an applied object as YAML, so one such
 * character in a person's text would keep the model's status from being saved.
 */
@Singleton
class YamlSafeWriting implements KubernetesClientObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setCharacterEscapes(new Escapes());
    }

    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final char DELETE = 0x7f;
        private static final char LAST_C1 = 0x9f;
        private static final char BYTE_ORDER_MARK = 0xfeff;
        private static final char FIRST_NON_CHARACTER = 0xfffe;

        private final int[] ascii = standardAsciiEscapesForJSON();

        Escapes() {
            ascii[DELETE] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            boolean refused =
                    character >= DELETE && character <= LAST_C1
                            || character == BYTE_ORDER_MARK
                            || character >= FIRST_NON_CHARACTER;
            return refused ? new SerializedString("\\u%04x".formatted(character)) : null;
        }
    }
}
