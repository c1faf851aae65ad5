package org.dunning.notice;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names in force at one place of a template, and what each stands for. */
record TemplateWords(Map<String, Kind> names) {

    /** What a name stands for. */
    enum Kind {
        WORDS,
        LINES,
        ITEMS,
        ITEM,
        ROWS,
        ROW,
        LINKS,
        LINK,
        LABELS,
        LOOP;

        /** What may follow it after a dot. */
        Map<String, Kind> parts() {
            return switch (this) {
                case ITEM -> ITEM_PARTS;
                case ROW -> ROW_PARTS;
                case LINK -> LINK_PARTS;
                case LABELS -> LABEL_PARTS;
                case LOOP -> LOOP_PARTS;
                default -> Map.of();
            };
        }

        /** What a loop over it gives turn by turn; null when there is nothing to loop over. */
        @Nullable
        Kind element() {
            return switch (this) {
                case ITEMS -> ITEM;
                case ROWS -> ROW;
                case LINKS -> LINK;
                case LINES -> WORDS;
                default -> null;
            };
        }
    }

    private static final Map<Type, Kind> LISTS = Map.of(
            NoticeVariables.Item.class, Kind.ITEMS,
            FrameVariables.Row.class, Kind.ROWS,
            Enclosures.Link.class, Kind.LINKS);

    /** Of a text. */
    static final TemplateWords TOP = new TemplateWords(componentsOf(NoticeVariables.class));

    /** Of a frame, and of an HTML page of its own. */
    static final TemplateWords FRAME = TOP.and(componentsOf(FrameVariables.class));

    private static final Map<String, Kind> ITEM_PARTS = componentsOf(NoticeVariables.Item.class);
    private static final Map<String, Kind> ROW_PARTS = componentsOf(FrameVariables.Row.class);
    private static final Map<String, Kind> LINK_PARTS = componentsOf(Enclosures.Link.class);
    private static final Map<String, Kind> LABEL_PARTS = componentsOf(NoticeWords.class);
    private static final Map<String, Kind> LOOP_PARTS = wordsNamed(TemplateSandbox.loopCounters());

    TemplateWords insideLoop(String variable, Kind element) {
        Map<String, Kind> inner = new HashMap<>(names);
        inner.put(variable, element);
        inner.put("foreach", Kind.LOOP);
        return new TemplateWords(inner);
    }

    private TemplateWords and(Map<String, Kind> more) {
        Map<String, Kind> all = new TreeMap<>(names);
        all.putAll(more);
        return new TemplateWords(all);
    }

    private static Map<String, Kind> componentsOf(Class<? extends Record> type) {
        Map<String, Kind> kinds = new TreeMap<>();
        Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() != NoticeWords.Lint.class)
                .forEach(component -> kinds.put(component.getName(), kind(component)));
        return kinds;
    }

    private static Map<String, Kind> wordsNamed(Set<String> names) {
        Map<String, Kind> kinds = new TreeMap<>();
        names.forEach(name -> kinds.put(name, Kind.WORDS));
        return kinds;
    }

    private static Kind kind(RecordComponent component) {
        Type type = component.getGenericType();
        if (!(type instanceof ParameterizedType list)) {
            return type == NoticeWords.class ? Kind.LABELS : Kind.WORDS;
        }
        Type element = list.getActualTypeArguments()[0];
        return LISTS.getOrDefault(element, Kind.LINES);
    }
}
