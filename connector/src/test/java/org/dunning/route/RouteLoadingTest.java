package org.dunning.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteLoadingTest {

    @TempDir
    Path config;

    @TempDir
    Path workingDirectory;

    private RouteFiles files;

    @BeforeEach
    void twoShippedRoutesAndTwoErps() throws IOException {
        files = new RouteFiles(new ConfigFolders(config, workingDirectory));
        write(workingDirectory, "dunning-run");
        write(workingDirectory, "send-notice");
        write(workingDirectory, "erp/sql");
        write(workingDirectory, "erp/odoo");
    }

    @Test
    void loadsTheSharedRoutesAndTheOneOfTheChosenErp() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            RouteLoading.load(camel, files.of("sql"));
            camel.start();

            assertThat(camel.getRoutes())
                    .extracting(Route::getRouteId)
                    .containsExactlyInAnyOrder("dunning-run", "send-notice", "erp-sql");
        }
    }

    @Test
    void aFileInTheConfigurationDirectoryHidesTheShippedOneOfThatNameOnly() throws IOException {
        Path own = write(config, "send-notice");

        assertThat(files.of("sql"))
                .contains(own, workingDirectory.resolve("routes/dunning-run.camel.yaml"))
                .hasSize(3);
    }

    @Test
    void namesTheErpThatWasProbablyMeant() {
        assertThatThrownBy(() -> files.of("odo"))
                .isInstanceOf(InvalidFilesException.class)
                .hasMessageContaining("routes/erp/odo.camel.yaml")
                .hasMessageContaining("did you mean 'odoo'?");
    }

    @Test
    void refusesToStartWithoutAnyRoute() {
        var nothing = new RouteFiles(new ConfigFolders(config, config));

        assertThatThrownBy(() -> nothing.of("sql"))
                .isInstanceOf(InvalidFilesException.class)
                .hasMessageContaining("start in the project's root");
    }

    private static Path write(Path root, String name) throws IOException {
        Path file = root.resolve("routes/" + name + ".camel.yaml");
        Files.createDirectories(file.getParent());
        String id = name.replace('/', '-');
        return Files.writeString(
                file,
                """
                - route:
                    id: %1$s
                    from:
                      uri: direct:%1$s
                      steps:
                        - log: done
                """
                        .formatted(id));
    }
}
