package org.dunning.faults;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Tells what a database is about to make durable, and what an ERP is asked, before it happens. What the watcher throws as an
 * UncheckedIOException is the database's failure (SQLSTATE 53100, the disk is full). Pools keep their other settings.
 */
public final class WatchedDatabase implements DataSource {

    private final HikariDataSource settings;
    private final Consumer<String> watcher;

    private WatchedDatabase(HikariDataSource settings, Consumer<String> watcher) {
        this.settings = settings;
        this.watcher = watcher;
    }

    /** Watches every pool of an application context. */
    public static BeanPostProcessor everyPool(Consumer<String> watcher) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    pool.setDataSource(new WatchedDatabase(pool, effect -> watcher.accept(name + " " + effect)));
                }
                return bean;
            }
        };
    }

    @Override
    public Connection getConnection() throws SQLException {
        var properties = new Properties();
        properties.putAll(settings.getDataSourceProperties());
        if (settings.getUsername() != null) {
            properties.put("user", settings.getUsername());
            properties.put("password", settings.getPassword() == null ? "" : settings.getPassword());
        }
        Connection connection = DriverManager.getConnection(settings.getJdbcUrl(), properties);
        return proxy(Connection.class, new Watched(connection, connection, new Changes(), ""));
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    /** Whether the connection has changes that are not committed. */
    private static final class Changes {
        private String first;
    }

    private final class Watched implements InvocationHandler {

        private final Connection connection;
        private final Object target;
        private final Changes changes;
        private final String sql;

        Watched(Connection connection, Object target, Changes changes, String sql) {
            this.connection = connection;
            this.target = target;
            this.changes = changes;
            this.sql = sql;
        }

        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            if (name.startsWith("execute")) {
                executes(arguments != null && arguments.length > 0 && arguments[0] instanceof String s ? s : sql);
            } else if (name.equals("commit")) {
                tell("commit of " + changes.first);
            } else if (name.equals("rollback")) {
                changes.first = null;
            }
            try {
                Object result = method.invoke(target, arguments);
                String statement =
                        name.equals("prepareStatement") || name.equals("prepareCall") ? (String) arguments[0] : "";
                if (result instanceof PreparedStatement) {
                    return proxy(PreparedStatement.class, new Watched(connection, result, changes, statement));
                }
                return result instanceof Statement
                        ? proxy(Statement.class, new Watched(connection, result, changes, statement))
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void executes(String statement) throws SQLException {
            String words =
                    String.join(" ", statement.strip().toLowerCase(Locale.ROOT).split("\\s+"));
            boolean reads = words.startsWith("select");
            String what = words.substring(0, Math.min(40, words.length()));
            if (reads && words.matches(".*dunning_(open_items|contacts).*")) {
                say("reads " + what);
            }
            if (!reads) {
                changes.first = changes.first == null ? what : changes.first;
                if (connection.getAutoCommit()) {
                    tell(what);
                }
            }
        }

        private void tell(String effect) throws SQLException {
            if (changes.first != null) {
                changes.first = null;
                say(effect);
            }
        }

        private void say(String effect) throws SQLException {
            try {
                watcher.accept(effect);
            } catch (UncheckedIOException e) {
                throw new SQLException(e.getCause().getMessage(), "53100");
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WatchedDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
