package org.dunning.reply.mail;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** HTML as lines of text, those of quotes with a leading {@code >} as in plain mails. */
final class HtmlText implements NodeVisitor {

    static final int MOST_CHARACTERS = 500_000;
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "br",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "pre",
            "section",
            "article",
            "header",
            "footer");
    private static final Set<String> UNSEEN = Set.of("style", "script", "head", "title", "noscript", "template");

    private final StringBuilder text = new StringBuilder();
    private int quotes;
    private int unseen;
    private boolean atStart = true;
    /** What holds the header that Outlook puts above the mail it answers: all below the header is quoted. */
    private @Nullable Node answering;

    private HtmlText() {}

    static String of(String html) {
        var visitor = new HtmlText();
        Jsoup.parse(html.length() > MOST_CHARACTERS ? html.substring(0, MOST_CHARACTERS) : html)
                .traverse(visitor);
        return visitor.text.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words && unseen == 0) {
            write(words.getWholeText());
        } else if (node instanceof Element element) {
            if (isUnseen(element)) {
                unseen++;
            }
            if (BLOCKS.contains(element.normalName())) {
                newLine();
            }
            if (isQuote(element)) {
                quotes++;
            }
            if (answering == null && element.id().endsWith("divRplyFwdMsg")) {
                answering = element.parent();
                quotes++;
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node.equals(answering)) {
            newLine();
            quotes--;
            answering = null;
        }
        if (node instanceof Element element) {
            if (isUnseen(element)) {
                unseen--;
            }
            if (isQuote(element)) {
                newLine();
                quotes--;
            }
            if (BLOCKS.contains(element.normalName())) {
                newLine();
            }
        }
    }

    private static boolean isUnseen(Element element) {
        return UNSEEN.contains(element.normalName())
                || element.attr("style")
                        .replace(" ", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("display:none");
    }

    private static boolean isQuote(Element element) {
        return element.normalName().equals("blockquote")
                || element.hasClass("gmail_quote")
                || element.hasClass("yahoo_quoted")
                || element.hasClass("protonmail_quote")
                || element.attr("name").equals("quote");
    }

    private void write(String words) {
        String line = words.replace('\u00a0', ' ').replaceAll("\\s+", " ");
        if (atStart) {
            line = line.stripLeading();
        }
        if (line.isEmpty()) {
            return;
        }
        if (atStart) {
            text.append(quotes > 0 ? "> " : "");
            atStart = false;
        }
        text.append(line);
    }

    private void newLine() {
        if (!atStart) {
            text.append('\n');
            atStart = true;
        }
    }
}
