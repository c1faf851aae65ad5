package org.dunning.notice;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.context.Context;
import org.apache.velocity.runtime.directive.ForeachScope;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.Uberspect;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/**
 * All a template can reach: the components of our own records, the items of lists and a loop's counters. It can call no
 * method at all and so never comes near a class. Stricter than Velocity's SecureUberspector, which forbids by name.
 */
final class TemplateSandbox implements Uberspect {

    private static final Map<String, Getter> LOOP = Map.of(
            "index", new Getter("index", scope -> ((ForeachScope) scope).getIndex()),
            "count", new Getter("count", scope -> ((ForeachScope) scope).getCount()),
            "hasNext", new Getter("hasNext", scope -> ((ForeachScope) scope).hasNext()),
            "first", new Getter("first", scope -> ((ForeachScope) scope).isFirst()),
            "last", new Getter("last", scope -> ((ForeachScope) scope).isLast()));

    private static final Map<String, Getter> VARIABLES = getters(NoticeVariables.class);
    private static final Map<String, Getter> FRAME = getters(FrameVariables.class);

    /** The records with parts, such as {@code $item.open}. */
    private static final Map<Class<?>, Map<String, Getter>> PARTS = Map.of(
            NoticeVariables.Item.class, getters(NoticeVariables.Item.class),
            FrameVariables.Row.class, getters(FrameVariables.Row.class),
            Enclosures.Link.class, getters(Enclosures.Link.class),
            NoticeWords.class, getters(NoticeWords.class));

    /** The top-level variables by name. */
    static Context context(NoticeVariables variables, @Nullable FrameVariables frame) {
        Map<String, Object> values = new HashMap<>();
        VARIABLES.forEach((name, getter) -> values.put(name, getter.invoke(variables)));
        if (frame != null) {
            FRAME.forEach((name, getter) -> values.put(name, getter.invoke(frame)));
        }
        return new VelocityContext(values);
    }

    /** What {@code $foreach} has inside a loop. */
    static Set<String> loopCounters() {
        return LOOP.keySet();
    }

    @Override
    public void init() {}

    @Override
    public @Nullable Iterator<?> getIterator(Object object, Info info) {
        return object instanceof List<?> list ? RenderBudget.metered(list.iterator(), info) : null;
    }

    @Override
    public @Nullable VelMethod getMethod(Object object, String method, Object[] arguments, Info info) {
        return null;
    }

    @Override
    public @Nullable VelPropertyGet getPropertyGet(Object object, String identifier, Info info) {
        if (object instanceof ForeachScope) {
            return LOOP.get(identifier);
        }
        Map<String, Getter> parts = PARTS.get(object.getClass());
        return parts == null ? null : parts.get(identifier);
    }

    @Override
    public @Nullable VelPropertySet getPropertySet(Object object, String identifier, Object value, Info info) {
        return null;
    }

    private static Map<String, Getter> getters(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toUnmodifiableMap(RecordComponent::getName, TemplateSandbox::getter));
    }

    private static Getter getter(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Getter(component.getName(), object -> {
            try {
                return accessor.invoke(object);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + accessor, e);
            }
        });
    }

    private record Getter(String name, UnaryOperator<Object> access) implements VelPropertyGet {
        @Override
        public Object invoke(Object object) {
            return access.apply(object);
        }

        @Override
        public boolean isCacheable() {
            return true;
        }

        @Override
        public String getMethodName() {
            return name;
        }
    }
}
