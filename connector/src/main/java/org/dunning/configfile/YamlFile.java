package org.dunning.configfile;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * A YAML file bound to a record: every key must be known, every component that is not {@code @Nullable} must be there,
 * and the record's constraints must hold.
 *
 * @param <T> the record
 */
public final class YamlFile<T> {

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private final Path file;
    private final YamlTree tree;
    private final T value;

    private YamlFile(Path file, YamlTree tree, T value) {
        this.file = file;
        this.tree = tree;
        this.value = value;
    }

    /** @throws InvalidFilesException with every problem of the file */
    public static <T> YamlFile<T> read(Path file, Class<T> type) {
        return read(file, type, type::cast);
    }

    /**
     * A file that is a list of records.
     *
     * @throws InvalidFilesException with every problem of the file
     */
    @SuppressWarnings("unchecked") // the binder made every element of this type
    public static <E> YamlFile<List<E>> readList(Path file, Class<E> element) {
        Type list = ResolvableType.forClassWithGenerics(List.class, element).getType();
        return read(file, list, bound -> (List<E>) bound);
    }

    private static <T> YamlFile<T> read(Path file, Type type, Function<Object, T> cast) {
        var tree = new YamlTree(file);
        JsonNode root = tree.read();
        List<Problem> problems = new ArrayList<>(tree.problems());
        if (problems.isEmpty()) {
            var binder = new RecordBinder(
                    (pointer, message) -> problems.add(Problem.in(file, tree.place(pointer), message)));
            Object bound = binder.bind(root, type, "");
            if (problems.isEmpty()) {
                T value = cast.apply(Objects.requireNonNull(bound));
                VALIDATOR.validate(value).forEach(violation -> problems.add(problem(file, tree, violation)));
                if (problems.isEmpty()) {
                    return new YamlFile<>(file, tree, value);
                }
            }
        }
        throw new InvalidFilesException(problems);
    }

    public T value() {
        return value;
    }

    public Path file() {
        return file;
    }

    /** A problem at a key of this file, such as {@code problem("/stages/2/level", "must rise")}. */
    public Problem problem(String pointer, String message) {
        return Problem.in(file, place(pointer), message);
    }

    public @Nullable Place place(String pointer) {
        return tree.place(pointer);
    }

    private static Problem problem(Path file, YamlTree tree, ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString().replaceAll("\\.?<list element>", "");
        String pointer = "/"
                + KebabCase.of(path.replaceAll("\\[([^\\]]*)\\]", "/$1")
                        .replace('.', '/')
                        .replace("/<map value>", ""));
        String named = pointer.replaceFirst("(/\\d+)+$", "");
        String key = named.substring(named.lastIndexOf('/') + 1);
        return Problem.in(file, tree.place(pointer), "'" + key + "' " + violation.getMessage());
    }
}
