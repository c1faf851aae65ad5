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
        LOOP;

        /** What may follow it after a dot. */
        Map<String, Kind> parts() {
            return switch (this) {
                case ITEM -> ITEM_PARTS;
                case LOOP -> LOOP_PARTS;
                default -> Map.of();
            };
        }

        /** What a loop over it gives turn by turn; null when there is nothing to loop over. */
        @Nullable
        Kind element() {
            return this == ITEMS ? ITEM : this == LINES ? WORDS : null;
        }
    }

    static final TemplateWords TOP = new TemplateWords(componentsOf(NoticeVariables.class));

    private static final Map<String, Kind> ITEM_PARTS = componentsOf(NoticeVariables.Item.class);
    private static final Map<String, Kind> LOOP_PARTS = wordsNamed(TemplateSandbox.loopCounters());

    TemplateWords insideLoop(String variable, Kind element) {
        Map<String, Kind> inner = new HashMap<>(names);
        inner.put(variable, element);
        inner.put("foreach", Kind.LOOP);
        return new TemplateWords(inner);
    }

    private static Map<String, Kind> componentsOf(Class<? extends Record> type) {
        Map<String, Kind> kinds = new TreeMap<>();
        Arrays.stream(type.getRecordComponents()).forEach(component -> kinds.put(component.getName(), kind(component)));
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
            return Kind.WORDS;
        }
        return list.getActualTypeArguments()[0] == NoticeVariables.Item.class ? Kind.ITEMS : Kind.LINES;
    }
}
