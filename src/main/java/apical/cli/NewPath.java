package apical.cli;

import apical.validation.Printable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path of what a command will make: drafts stand beside it while it works, so its name must leave room for theirs. */
final class NewPath implements ITypeConverter<Path> {

    private static final int LONGEST_NAME = 200;

    @Override
    public Path convert(String text) {
        Path path = Main.path(text);
        String name = String.valueOf(path.getFileName());
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new TypeConversionException("\"" + Printable.shortened(name) + "\"; expected a name of at most " + LONGEST_NAME
                    + " bytes, since files beside it are called by it");
        }
        if (name.equals(".") || name.equals("..")) {
            throw new TypeConversionException("\"" + Printable.shortened(text) + "\"; expected a path that ends with a name");
        }
        return path;
    }
}
