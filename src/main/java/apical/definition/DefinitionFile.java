package apical.definition;

import apical.json.DefinitionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a definition, or of another file that somebody may have written by hand. */
final class DefinitionFile {

    /** A hundred times what the largest definitions have; whatever is longer is none, and might have no end. */
    private static final int MOST_BYTES = 16 << 20;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private DefinitionFile() {
    }

    /**
     * Reads all of it; a mark at its beginning, as some editors make it, is no part of the text.
     *
     * @throws CharacterCodingException if it is no text
     * @throws DefinitionException      if it is too long
     */
    static String read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new DefinitionException(file, "has more than " + (MOST_BYTES >> 20) + " MB; expected a definition");
        }
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
