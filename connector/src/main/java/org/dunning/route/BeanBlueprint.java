package org.dunning.route;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.BeanRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.objenesis.ObjenesisStd;

/**
 * The beans of the application by name and type, without any of them made: no database is opened and no port bound.
 * Camel gets empty stand-ins of the right type, enough to find a missing bean, method or option.
 */
final class BeanBlueprint implements BeanRepository, AutoCloseable {

    private static final String OURS = "org.dunning.";

    private final Definitions definitions = new Definitions();
    private final ObjenesisStd objenesis = new ObjenesisStd();
    private final Map<String, Object> made = new ConcurrentHashMap<>();

    BeanBlueprint(Class<?> application, ConfigurableEnvironment environment) {
        // A secret that is not set yet must not keep a bean from being known by its name.
        environment.setIgnoreUnresolvableNestedPlaceholders(true);
        definitions.setEnvironment(environment);
        new AnnotatedBeanDefinitionReader(definitions, environment).register(application);
        definitions.refresh();
    }

    @Override
    public @Nullable Object lookupByName(String name) {
        if (!definitions.containsBean(name)) {
            return null;
        }
        Class<?> type = definitions.getType(name, false);
        return type == null || Component.class.isAssignableFrom(type) || CamelContext.class.isAssignableFrom(type)
                ? null
                : made.computeIfAbsent(name, key -> standIn(key, type));
    }

    /** The names of the beans that we made for routes to use: our types, and what our configurations provide. */
    List<String> names() {
        return Arrays.stream(definitions.getBeanDefinitionNames())
                .filter(name -> !name.contains("."))
                .filter(name -> isOurs(name)
                        || isOurs(definitions.getBeanDefinition(name).getFactoryBeanName()))
                .toList();
    }

    private boolean isOurs(@Nullable String name) {
        Class<?> type = name == null ? null : definitions.getType(name, false);
        return type != null && type.getName().startsWith(OURS);
    }

    @Override
    public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
        Object bean = lookupByName(name);
        return type.isInstance(bean) ? type.cast(bean) : null;
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return Map.of();
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return Set.of();
    }

    @Override
    public void close() {
        definitions.close();
    }

    private Object standIn(String name, Class<?> type) {
        if (type == String.class) {
            return definitions.getBean(name);
        }
        return type.isInterface()
                ? Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("equals")
                                ? self == args[0]
                                : method.getName().equals("hashCode") ? System.identityHashCode(self) : name;
                    }
                    throw new UnsupportedOperationException(name + " is a stand-in");
                })
                : objenesis.newInstance(type);
    }

    /** An application context that stops once it knows its bean definitions. */
    private static final class Definitions extends GenericApplicationContext {

        @Override
        protected void registerBeanPostProcessors(ConfigurableListableBeanFactory beans) {}

        @Override
        protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beans) throws BeansException {
            beans.freezeConfiguration();
        }

        @Override
        protected void registerListeners() {}

        @Override
        protected void finishRefresh() {}
    }
}
