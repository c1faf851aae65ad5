package org.dunning.notice;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.dunning.configfile.ConfigFolders;

/** Rendering as a notice goes through it, and the bare merge of the same templates with the same values. */
public final class RenderingForBench {

    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private final NoticeFacts facts = SampleFacts.withCharges("firm", "firm", SPANISH);
    private final NoticeRenderer renderer = new NoticeRenderer(
            new ConfigFolders(Path.of(""), Path.of("")),
            new NoticeProperties(List.of(SPANISH), null),
            org.dunning.company.AnswerLinks.none());
    private final RuntimeInstance velocity = new RuntimeInstance();
    private final List<Template> bare;
    private final VelocityContext values = new VelocityContext();

    public RenderingForBench() throws IOException, ParseException, ReflectiveOperationException {
        velocity.init();
        bare = List.of(template("firm.es.txt"), template("frame.txt"), template("frame.html"));
        NoticeVariables said = ShippedWords.said(facts, SPANISH);
        NoticeTemplates templates = new NoticeTemplates(
                new ConfigFolders(Path.of(""), Path.of("")), List.of(SPANISH), new TemplateEngine());
        NoticeTemplates.Found found = templates.find("firm", SPANISH);
        NoticeBody body = NoticeBody.of(new TemplateEngine().render(found.body(), said, RenderBudget.USUAL));
        put(said);
        put(new FrameWording(facts, said, found.words(), Enclosures.NONE).of(body));
    }

    private Template template(String name) throws IOException, ParseException {
        var template = new Template();
        template.setRuntimeServices(velocity);
        template.setName(name);
        template.setData(velocity.parse(
                new StringReader(Files.readString(Path.of("mappings/notices").resolve(name))), template));
        template.initDocument();
        return template;
    }

    /** As maps, which Velocity reads fastest. */
    private void put(Record record) throws ReflectiveOperationException {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            values.put(component.getName(), plain(value(record, component)));
        }
    }

    private static Object plain(Object value) throws ReflectiveOperationException {
        if (value instanceof List<?> list) {
            var plain = new java.util.ArrayList<Object>();
            for (Object one : list) {
                plain.add(plain(one));
            }
            return plain;
        }
        if (!(value instanceof Record record)) {
            return value;
        }
        var map = new java.util.HashMap<String, Object>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            map.put(component.getName(), value(record, component));
        }
        return map;
    }

    private static Object value(Record record, RecordComponent component) throws ReflectiveOperationException {
        component.getAccessor().setAccessible(true);
        return component.getAccessor().invoke(record);
    }

    /** A subject, a text and a page from the facts of a notice. */
    public int render() {
        NoticeText words = renderer.words(facts);
        return words.text().length() + words.html().length();
    }

    /** The same three templates merged, with values that were words before. */
    public int merge() {
        int length = 0;
        for (Template template : bare) {
            var out = new StringWriter(8_192);
            template.merge(new VelocityContext(values), out);
            length += out.getBuffer().length();
        }
        return length;
    }

    /** A letter's page, made once. */
    public String letter() {
        return renderer.letter(facts, Enclosures.NONE);
    }
}
