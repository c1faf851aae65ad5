package org.dunning.notice;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.Template;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.apache.velocity.util.introspection.Uberspect;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.slf4j.helpers.NOPLogger;

/**
 * Apache Velocity behind bars: templates reach nothing but {@link NoticeVariables}, read no other file, and an unknown
 * word is an error. Safe for any number of threads.
 */
final class TemplateEngine {

    private static final Pattern PLACE = Pattern.compile("at .*\\[line (\\d+), column (\\d+)]");

    // What Velocity's parser sees at the end of a file.
    private static final Set<String> END_OF_FILE = Set.of("\\u001c", "<EOF>");
    private static final Pattern UNEXPECTED = Pattern.compile("Encountered \"(.*)\"\\s*");

    private static final ReferenceInsertionEventHandler HTML_ESCAPED =
            (context, reference, value) -> value == null || value instanceof FrameVariables.Markup
                    ? value
                    : FrameWording.escaped(String.valueOf(value));

    private final RuntimeInstance velocity = new RuntimeInstance() {
        private final Uberspect sandbox = new TemplateSandbox();

        @Override
        public Uberspect getUberspect() {
            return sandbox;
        }
    };

    TemplateEngine() {
        // Whatever goes wrong is thrown, with its place.
        velocity.setProperty(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER);
        set(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
        set(RuntimeConstants.INTERPOLATE_STRINGLITERALS, "false");
        set(RuntimeConstants.VM_PERM_ALLOW_INLINE, "false");
        // More than a render budget grants: a loop is never cut short in silence.
        set(RuntimeConstants.MAX_NUMBER_LOOPS, "200000");
        // No resource loader that reads files: #include and #parse find nothing even where the lint were passed by.
        set(RuntimeConstants.RESOURCE_LOADERS, "none");
        set("resource.loader.none.class", "org.apache.velocity.runtime.resource.loader.StringResourceLoader");
        velocity.init();
    }

    private void set(String key, String value) {
        velocity.setProperty(key, value);
    }

    /** @throws InvalidFilesException with every problem: it does not parse, or uses what no notice has */
    Template parse(String file, String content, TemplateWords words) {
        Template template = parsed(file, content);
        List<Problem> problems = TemplateLint.problems(file, (SimpleNode) template.getData(), words);
        if (!problems.isEmpty()) {
            throw new InvalidFilesException(problems);
        }
        return template;
    }

    private Template parsed(String file, String content) {
        try {
            var template = new Template();
            template.setRuntimeServices(velocity);
            template.setName(file);
            template.setData(velocity.parse(new StringReader(content), template));
            template.initDocument();
            return template;
        } catch (ParseException | VelocityException e) {
            throw refused(file, e);
        }
    }

    /** @throws InvalidFilesException when something in it cannot be resolved, or it uses up the budget */
    String render(Template template, NoticeVariables variables, RenderBudget budget) {
        return render(template, TemplateSandbox.context(variables, null), false, budget);
    }

    /** The same for a frame. */
    String render(Template template, NoticeVariables variables, FrameVariables frame, boolean html) {
        return render(template, TemplateSandbox.context(variables, frame), html, RenderBudget.USUAL);
    }

    private String render(Template template, Context context, boolean html, RenderBudget budget) {
        if (html) {
            var cartridge = new EventCartridge();
            cartridge.addReferenceInsertionEventHandler(HTML_ESCAPED);
            cartridge.attachToContext(context);
        }
        try {
            return budget.render(out -> template.merge(context, out));
        } catch (VelocityException | RenderBudget.Exceeded e) {
            throw refused(template.getName(), e);
        }
    }

    private static InvalidFilesException refused(String file, Exception cause) {
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("cannot be used");
        Matcher place = PLACE.matcher(message);
        int line = place.find() ? Integer.parseInt(place.group(1)) : 0;
        int column = line == 0 ? 0 : Integer.parseInt(place.group(2));
        String what = line == 0 ? message : message.substring(0, place.start());
        return new InvalidFilesException(List.of(new Problem(file, line, column, inWords(what.strip()))));
    }

    private static String inWords(String message) {
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (!unexpected.matches()) {
            return message;
        }
        return END_OF_FILE.contains(unexpected.group(1))
                ? "the file ends here, but an #if, #foreach or bracket is still open"
                : "does not parse: '" + unexpected.group(1) + "' is not expected here";
    }
}
