package org.dunning.route;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Resource;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.PluginHelper;
import org.dunning.configfile.ConfigFolders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the route files to Camel before it starts. */
@Configuration(proxyBeanMethods = false)
class RouteLoading {

    @Bean
    CamelContextConfiguration routeFiles(ConfigFolders folders, ChosenErp chosen) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                load(camel, new RouteFiles(folders).of(chosen.erp()));
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {}
        };
    }

    /** All at once, so that a route configuration is known to the routes of every file. */
    static void load(CamelContext camel, List<Path> files) {
        try {
            PluginHelper.getRoutesLoader(camel).loadRoutes(resources(camel, files));
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private static List<Resource> resources(CamelContext camel, List<Path> files) {
        var loader = PluginHelper.getResourceLoader(camel);
        List<Resource> resources = new ArrayList<>();
        files.forEach(file -> resources.add(loader.resolveResource("file:" + file)));
        return resources;
    }
}
