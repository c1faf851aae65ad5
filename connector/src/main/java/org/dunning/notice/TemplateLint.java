package org.dunning.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTIndex;
import org.apache.velocity.runtime.parser.node.ASTIntegerRange;
import org.apache.velocity.runtime.parser.node.ASTMap;
import org.apache.velocity.runtime.parser.node.ASTMethod;
import org.apache.velocity.runtime.parser.node.ASTObjectArray;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTSetDirective;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.notice.TemplateWords.Kind;
import org.jspecify.annotations.Nullable;

/** Reads a parsed template and tells everything it uses that no notice has, before anything is rendered. */
final class TemplateLint {

    private static final List<String> DIRECTIVES = List.of("if", "elseif", "else", "end", "foreach", "break");
    // An HTML colour such as #eeeeee parses as a directive without arguments and comes out as it stands.
    private static final Pattern COLOUR = Pattern.compile("[0-9a-fA-F]{3,8}");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private TemplateLint(String file) {
        this.file = file;
    }

    static List<Problem> problems(String file, SimpleNode root, TemplateWords words) {
        var lint = new TemplateLint(file);
        lint.children(root, words, false);
        return lint.problems;
    }

    private void children(Node node, TemplateWords words, boolean condition) {
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            visit(node.jjtGetChild(i), words, condition);
        }
    }

    private void visit(Node node, TemplateWords words, boolean condition) {
        if (node instanceof ASTReference reference) {
            printedOrTested(reference, words, condition);
        } else if (node instanceof ASTDirective directive) {
            directive(directive, words);
        } else if (node instanceof ASTSetDirective) {
            add(node, "#set is not available in a notice");
        } else if (node instanceof ASTIntegerRange || node instanceof ASTObjectArray || node instanceof ASTMap) {
            add(node, "a list of its own is not available in a notice");
        } else {
            children(node, words, condition || node instanceof ASTExpression);
        }
    }

    private void printedOrTested(ASTReference reference, TemplateWords words, boolean condition) {
        Kind kind = kindOf(reference, words);
        if (kind != null && kind != Kind.WORDS && !condition) {
            add(reference, "$" + reference.getRootString() + " is no text; " + instead(kind, reference));
        }
    }

    private static String instead(Kind kind, ASTReference reference) {
        String name = reference.getRootString();
        return kind.element() == null
                ? "name a part of it, such as $" + name + "."
                        + kind.parts().keySet().iterator().next()
                : "go through it: #foreach($item in $" + name + ")";
    }

    private void directive(ASTDirective directive, TemplateWords words) {
        String name = directive.getDirectiveName();
        if (name.equals("foreach")) {
            loop(directive, words);
        } else if (name.equals("include") || name.equals("parse")) {
            add(directive, "#" + name + " is refused: a notice reads no other file");
        } else if (!name.equals("break") && !isColour(directive)) {
            add(directive, "#" + name + " is not available in a notice" + Suggestion.among(DIRECTIVES, name));
        }
    }

    private static boolean isColour(ASTDirective directive) {
        return directive.jjtGetNumChildren() == 0
                && COLOUR.matcher(directive.getDirectiveName()).matches();
    }

    private void loop(ASTDirective directive, TemplateWords words) {
        Kind element = element(directive.jjtGetChild(2), words);
        String variable = ((ASTReference) directive.jjtGetChild(0)).getRootString();
        TemplateWords inner = words.insideLoop(variable, element == null ? Kind.WORDS : element);
        for (int i = 3; i < directive.jjtGetNumChildren(); i++) {
            children(directive.jjtGetChild(i), inner, false);
        }
    }

    private @Nullable Kind element(Node source, TemplateWords words) {
        if (!(source instanceof ASTReference reference)) {
            add(source, "#foreach goes through a list of the notice only, such as $overdue");
            return null;
        }
        Kind kind = kindOf(reference, words);
        if (kind != null && kind.element() == null) {
            add(reference, "$" + reference.getRootString() + " is no list; #foreach cannot go through it");
        }
        return kind == null ? null : kind.element();
    }

    /** What a reference stands for; null when that is a problem already told. */
    private @Nullable Kind kindOf(ASTReference reference, TemplateWords words) {
        String name = reference.getRootString();
        Kind kind = words.names().get(name);
        if (kind == null) {
            String loopOnly = name.equals("foreach") ? " outside a #foreach" : "";
            add(
                    reference,
                    "unknown variable $" + name + loopOnly
                            + Suggestion.among(words.names().keySet(), name));
            return null;
        }
        for (int i = 0; i < reference.jjtGetNumChildren() && kind != null; i++) {
            Node part = reference.jjtGetChild(i);
            if (part instanceof ASTExpression) {
                children(part, words, true);
            } else {
                kind = part(kind, part);
            }
        }
        return kind;
    }

    private @Nullable Kind part(Kind kind, Node part) {
        if (part instanceof ASTMethod || part instanceof ASTIndex) {
            add(part, "nothing can be called in a notice; its variables are texts and lists");
            return null;
        }
        String name = ((ASTIdentifier) part).getIdentifier();
        Kind found = kind.parts().get(name);
        if (found == null) {
            String hint = kind.parts().isEmpty() ? "; only items, rows, $words and $foreach have parts" : "";
            add(
                    part,
                    "unknown part '" + name + "'" + hint
                            + Suggestion.among(kind.parts().keySet(), name));
        }
        return found;
    }

    private void add(Node node, String message) {
        problems.add(new Problem(file, node.getLine(), node.getColumn(), message));
    }
}
