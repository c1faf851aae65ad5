package org.dunning.route;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.component.bean.MethodNotFoundException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.apache.camel.language.simple.types.SimpleParserException;
import org.dunning.configfile.Suggestion;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What Camel says about a route that it cannot build: one line, and the word in the file that it is about. */
final class CamelWords {

    private static final Pattern UNKNOWN_OPTION = Pattern.compile(
            "Failed to resolve endpoint: (\\w[\\w-]*):.*Unknown parameters=\\[\\{([^=}]+)=.*", Pattern.DOTALL);
    private static final Pattern NO_PROPERTY =
            Pattern.compile("Property with key \\[([^]]+)] not found.*", Pattern.DOTALL);
    private static final Pattern NO_TEXT_BEAN =
            Pattern.compile(".*no bean in the registry with name (\\S+) and type String.*");

    /** A line for a person, and the word to look for in the file; the word may be empty. */
    record Said(String line, String word) {}

    private final CamelContext camel;
    private final Collection<String> beans;

    CamelWords(CamelContext camel, Collection<String> beans) {
        this.camel = camel;
        this.beans = beans;
    }

    Said of(Throwable problem) {
        Throwable innermost = problem;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof NoSuchBeanException bean && bean.getName() != null) {
            return new Said(
                    "no bean '" + bean.getName() + "'" + Suggestion.among(beans, bean.getName()), bean.getName());
        }
        if (innermost instanceof MethodNotFoundException method) {
            return noMethod(method);
        }
        if (innermost instanceof NoSuchEndpointException endpoint) {
            return new Said("no component for '" + endpoint.getUri() + "'", scheme(endpoint.getUri()));
        }
        if (innermost instanceof SimpleParserException && simple(problem) instanceof SimpleIllegalSyntaxException e) {
            return new Said(
                    "'" + e.getExpression() + "' is no simple expression: " + innermost.getMessage(),
                    e.getExpression());
        }
        if (innermost instanceof MarkedYamlEngineException marked) {
            return new Said(marked.getProblem(), "");
        }
        return fromMessage(String.valueOf(innermost.getMessage()));
    }

    private static @Nullable Throwable simple(@Nullable Throwable problem) {
        return problem == null || problem instanceof SimpleIllegalSyntaxException
                ? problem
                : simple(problem.getCause());
    }

    private static Said noMethod(MethodNotFoundException problem) {
        Class<?> type =
                problem.getBean() == null ? Object.class : problem.getBean().getClass();
        List<String> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();
        String name = problem.getMethodName();
        return new Said(
                type.getSimpleName() + " has no public method '" + name + "'" + Suggestion.among(methods, name), name);
    }

    private Said fromMessage(String message) {
        Matcher option = UNKNOWN_OPTION.matcher(message);
        if (option.matches()) {
            String name = option.group(2);
            return new Said(
                    "endpoint '" + option.group(1) + "' has no option '" + name + "'"
                            + nearOnly(Suggestion.among(options(option.group(1)), name)),
                    name);
        }
        return matched(NO_PROPERTY, message, name -> "no setting '" + name + "'")
                .or(() -> matched(NO_TEXT_BEAN, message, name -> "the mapping has no query '" + name + "'"))
                .orElseGet(() -> new Said(message.lines().findFirst().orElse(message), ""));
    }

    private static Optional<Said> matched(Pattern pattern, String message, Function<String, String> words) {
        Matcher matcher = pattern.matcher(message);
        return matcher.matches()
                ? Optional.of(new Said(words.apply(matcher.group(1)), matcher.group(1)))
                : Optional.empty();
    }

    private Collection<String> options(String scheme) {
        var factory = camel.getCamelContextExtension().getEndpointUriFactory(scheme);
        return factory == null ? List.of() : factory.propertyNames();
    }

    private static String nearOnly(String suggestion) {
        return suggestion.contains("did you mean") ? suggestion : "";
    }

    private static String scheme(String uri) {
        return uri.split(":", 2)[0];
    }
}
