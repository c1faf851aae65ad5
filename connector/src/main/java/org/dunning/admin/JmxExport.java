package org.dunning.admin;

import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jmx.export.annotation.AnnotationMBeanExporter;

/** Makes the operations MBeans, and no other bean: Spring's own export would take the connection pools along. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
class JmxExport {

    @Bean
    static AnnotationMBeanExporter operationsExport(
            Operations operations, Replies replies, Letters letters, Reports reports) {
        var exporter = new AnnotationMBeanExporter();
        exporter.setAutodetect(false);
        exporter.setBeans(Map.of(
                Operations.NAME, operations, Replies.NAME, replies, Letters.NAME, letters, Reports.NAME, reports));
        return exporter;
    }
}
